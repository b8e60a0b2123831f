//! A Plein with a library of its own, for one test.

use bytes::Bytes;
use plein_app::commands::Reply;
use plein_app::errors::{AppError, Code};
use plein_app::loopback::LOOPBACK;
use plein_app::settings::Language;
use plein_app::{App, AppConfig, StartError};
use plein_protocol::world::RealWorld;
use serde_json::{Value, json};
use std::path::Path;
use std::sync::Arc;
use tempfile::TempDir;

/// An app, and the folder that goes when it goes.
pub struct Home {
    pub app: App,
    pub folder: TempDir,
}

/// How every test starts: no keychain, Dutch.
pub fn config(home: &Path) -> AppConfig {
    AppConfig {
        home: home.to_owned(),
        language: Language::Nl,
        keychain: false,
        near_links: false,
        world: Arc::new(RealWorld),
    }
}

pub fn start(home: &Path) -> Result<App, StartError> {
    App::start(config(home))
}

impl Home {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let app = start(folder.path()).expect("it starts");
        Self { app, folder }
    }

    /// Calls a command and reads its JSON.
    pub async fn ask(&self, name: &str, args: Value) -> Result<Value, AppError> {
        match self.app.call(&LOOPBACK, name, args, Bytes::new()).await? {
            Reply::Json(json) => Ok(serde_json::from_str(&json).expect("answers are JSON")),
            Reply::Bytes(_) => panic!("{name} answers bytes"),
        }
    }

    /// Calls a command with a body and gives its bytes, JSON or raw.
    pub async fn send(&self, name: &str, args: Value, body: impl Into<Bytes>) -> Result<Vec<u8>, AppError> {
        Ok(match self.app.call(&LOOPBACK, name, args, body.into()).await? {
            Reply::Json(json) => json.into_bytes(),
            Reply::Bytes(bytes) => bytes.to_vec(),
        })
    }

    /// The code by which a command fails.
    pub async fn refusal(&self, name: &str, args: Value) -> Code {
        self.ask(name, args).await.expect_err(name).code
    }

    /// Makes a Space and gives its id.
    pub async fn space(&self, title: &str) -> String {
        let card = self.ask("space_create", json!({ "title": title })).await.expect("it is made");
        card["id"].as_str().expect("it has an id").to_owned()
    }
}
