//! plein-library
