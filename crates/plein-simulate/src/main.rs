//! `plein-simulate --histories N --seed S`: plays histories, tells which did not hold.

#[cfg(target_os = "linux")]
mod play;

#[cfg(target_os = "linux")]
fn main() -> std::process::ExitCode {
    play::main()
}

#[cfg(not(target_os = "linux"))]
fn main() {
    eprintln!("the simulation takes the place of the C library of Linux, and plays there only");
}
