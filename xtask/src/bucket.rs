//! An S3 server of its own for the tests (s3rver, from npm): on loopback, in a folder that goes.

use crate::process::{command_in, root};
use anyhow::{Context, Result, bail};
use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

/// How long it may take to answer.
const PATIENCE: Duration = Duration::from_secs(60);

/// A running server with one bucket.
pub struct Bucket {
    folder: PathBuf,
    port: u16,
    server: Child,
}

impl Bucket {
    /// Starts it.
    ///
    /// # Errors
    /// When it does not start or does not answer.
    pub fn start() -> Result<Self> {
        let folder = std::env::temp_dir().join(format!("plein-bucket-{}", std::process::id()));
        std::fs::create_dir(&folder).with_context(|| format!("{}", folder.display()))?;
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let program = root().join("tests/node_modules/s3rver/bin/s3rver.js");
        let server = command_in("tests", &["node"])
            .arg(program)
            .args(["--address", "127.0.0.1", "--port", &port.to_string(), "--configure-bucket", "plein", "--silent"])
            .arg("--directory")
            .arg(&folder)
            .stdout(Stdio::null())
            .spawn()?;
        let mut bucket = Self { folder, port, server };
        let until = Instant::now() + PATIENCE;
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            if let Some(status) = bucket.server.try_wait()? {
                bail!("the S3 server ended: {status}");
            }
            if Instant::now() > until {
                bail!("the S3 server does not answer");
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        Ok(bucket)
    }

    /// What a hub, and its tests, need to find it.
    pub fn environment(&self) -> Vec<(&'static str, String)> {
        vec![
            ("PLEIN_TEST_BUCKET", "s3://plein".into()),
            ("AWS_ENDPOINT", format!("http://127.0.0.1:{}", self.port)),
            ("AWS_ALLOW_HTTP", "true".into()),
            ("AWS_REGION", "eu-west-1".into()),
            // The key that the server knows; it guards nothing.
            ("AWS_ACCESS_KEY_ID", "S3RVER".into()),
            ("AWS_SECRET_ACCESS_KEY", "S3RVER".into()),
        ]
    }
}

impl Drop for Bucket {
    fn drop(&mut self) {
        let ended = self.server.kill().and_then(|()| self.server.wait());
        if let Err(error) = ended.and_then(|_| std::fs::remove_dir_all(&self.folder)) {
            println!("the S3 server: {error}");
        }
    }
}
