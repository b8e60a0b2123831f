//! plein-document
