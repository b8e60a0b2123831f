//! A hub that is served, stopped, copied and put back.

use plein_hub::{Hub, serve};
use plein_protocol::world::RealWorld;
use std::fs;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tempfile::TempDir;
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

/// A hub in a folder of its own, on a port that stays the same.
pub struct Square {
    folder: TempDir,
    address: SocketAddr,
    serving: Option<Serving>,
}

struct Serving {
    hub: Hub,
    stop: oneshot::Sender<()>,
    task: JoinHandle<()>,
}

impl Square {
    pub async fn new() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("an address");
        let mut square = Self { folder: tempfile::tempdir().expect("a folder"), address, serving: None };
        square.begin(listener).await;
        square
    }

    async fn begin(&mut self, listener: TcpListener) {
        let hub = Hub::open(&self.data(), Arc::new(RealWorld), "Het plein").expect("a hub");
        hub.set_address(&self.url()).await.expect("an address is kept");
        let (stop, stopped) = oneshot::channel();
        let served = serve(hub.clone(), listener, async {
            let _ = stopped.await;
        });
        let task = tokio::spawn(async move { served.await.expect("the hub serves") });
        self.serving = Some(Serving { hub, stop, task });
    }

    pub fn address(&self) -> SocketAddr {
        self.address
    }

    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    pub async fn invitation(&self) -> String {
        let hub = &self.serving.as_ref().expect("it is served").hub;
        match hub.owner_invitation().await.expect("an invitation") {
            Some(owner) => owner.link,
            None => hub.invite().await.expect("an invitation").link,
        }
    }

    pub async fn stop(&mut self) {
        let Serving { hub, stop, task } = self.serving.take().expect("it is served");
        let _ = stop.send(());
        task.await.expect("it ends");
        drop(hub);
    }

    pub async fn start(&mut self) {
        // The port was ours a moment ago.
        for attempt in 0.. {
            match TcpListener::bind(self.address).await {
                Ok(listener) => return self.begin(listener).await,
                Err(error) if attempt == 100 => panic!("the port is not free again: {error}"),
                Err(_) => tokio::time::sleep(std::time::Duration::from_millis(50)).await,
            }
        }
    }

    /// What a backup of the whole folder holds, made while the hub stands still.
    pub async fn copy(&mut self) -> TempDir {
        self.stop().await;
        let copy = tempfile::tempdir().expect("a folder");
        copy_folder(&self.data(), copy.path());
        self.start().await;
        copy
    }

    /// Puts the database and the media of a copy back, as an administrator does who was woken at night: the rest of the
    /// folder stays as it is.
    pub async fn put_back(&mut self, copy: &Path) {
        self.stop().await;
        let data = self.data();
        for entry in fs::read_dir(&data).expect("a folder").flatten() {
            let name = entry.file_name();
            let name = name.to_string_lossy();
            if name.starts_with("hub.sqlite") {
                fs::remove_file(entry.path()).expect("removed");
            } else if name == "media" {
                fs::remove_dir_all(entry.path()).expect("removed");
            }
        }
        for entry in fs::read_dir(copy).expect("a copy").flatten() {
            let name = entry.file_name();
            match name.to_string_lossy() {
                name if name.starts_with("hub.sqlite") => {
                    fs::copy(entry.path(), data.join(name.as_ref())).expect("copied");
                }
                name if name == "media" => copy_folder(&entry.path(), &data.join("media")),
                _ => {}
            }
        }
        self.start().await;
    }
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder").flatten() {
        let target = to.join(entry.file_name());
        match entry.path().is_dir() {
            true => copy_folder(&entry.path(), &target),
            false => {
                fs::copy(entry.path(), target).expect("copied");
            }
        }
    }
}
