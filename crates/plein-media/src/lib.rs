//! plein-media
