//! What the screens and the hosts rely on.

mod bindings;
mod commands;
mod home;
mod loopback;
mod words;
