//! plein-import
