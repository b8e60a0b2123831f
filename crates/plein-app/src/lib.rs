//! plein-app
