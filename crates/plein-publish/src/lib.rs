//! plein-publish
