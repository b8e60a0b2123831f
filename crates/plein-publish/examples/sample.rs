//! Prints the reader page of a Space that has everything: `cargo run -p plein-publish --example sample > page.html`.
//! With `photo` as argument it has a cover; with `markdown` it prints Markdown, with `css` the style sheet, with `js` the script.

#[path = "../tests/sample.rs"]
mod sample;

fn main() {
    let mut space = sample::everything();
    let authors = ["Opleiding nucleair".to_owned(), "Kinderradiologie".to_owned()];
    match std::env::args().nth(1).as_deref() {
        Some("js") => print!("{}", plein_publish::html::script()),
        Some("css") => print!("{}", plein_publish::html::stylesheet()),
        Some("markdown") => print!("{}", plein_publish::markdown::write(&space, &|id, _| format!("media/{id}.jpg"))),
        other => {
            space.cover = (other == Some("photo")).then(|| sample::medium(0x13));
            print!("{}", plein_publish::html::page(&space, &sample::page(&authors)));
        }
    }
}
