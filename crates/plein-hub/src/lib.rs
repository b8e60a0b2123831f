//! plein-hub
