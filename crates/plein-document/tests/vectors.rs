//! The vectors that hold both implementations to one behaviour.
