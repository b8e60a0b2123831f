//! plein-sync
