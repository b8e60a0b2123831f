//! What the screens and the hosts rely on.

mod bindings;
mod commands;
mod home;
mod hub;
mod looking;
mod loopback;
mod masks;
mod words;
