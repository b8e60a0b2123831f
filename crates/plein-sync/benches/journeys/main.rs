//! Benchmarks of whole journeys: `cargo xtask bench keystroke|open|reader|sync`.
//!
//! Each prints a table: what was measured beside a peer that does the least one could do, in the same run and
//! alternating with it, and the ratio of the two. Figures of one machine say little; ratios say more.

mod keystroke;
mod large;
mod open;
mod reader;
mod sync;
mod table;

type Measure = fn() -> anyhow::Result<()>;

fn main() -> anyhow::Result<()> {
    let names: Vec<String> = std::env::args().skip(1).filter(|argument| !argument.starts_with('-')).collect();
    let benches: [(&str, Measure); 4] = [
        ("keystroke", keystroke::measure),
        ("open", open::measure),
        ("reader", reader::measure),
        ("sync", sync::measure),
    ];
    for (name, measure) in benches {
        if names.is_empty() || names.iter().any(|wanted| wanted == name) {
            measure()?;
        }
    }
    Ok(())
}
