//! What the screens and the hosts rely on.

mod bindings;
