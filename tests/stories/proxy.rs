//! A wire that hurts: it passes everything on between a Plein and the hub, and breaks where it is told to.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

/// Where it breaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Break {
    /// What a Plein says never arrives.
    Before,
    /// It arrives, and the hub's answer does not.
    After,
    /// Half of the answer arrives.
    Half,
}

pub struct Proxy {
    address: SocketAddr,
    said: Arc<AtomicUsize>,
}

impl Proxy {
    /// Breaks once, at the piece of a number of all that is said by a Plein.
    pub async fn new(hub: SocketAddr, at: usize, how: Break) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("an address");
        let said = Arc::new(AtomicUsize::new(0));
        let counter = Arc::clone(&said);
        tokio::spawn(async move {
            while let Ok((near, _)) = listener.accept().await {
                let Ok(far) = TcpStream::connect(hub).await else { continue };
                tokio::spawn(pass_on(near, far, Arc::clone(&counter), at, how));
            }
        });
        Self { address, said }
    }

    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Whether so much was said that it broke.
    pub fn broke(&self, at: usize) -> bool {
        self.said.load(Ordering::SeqCst) > at
    }
}

async fn pass_on(mut near: TcpStream, mut far: TcpStream, said: Arc<AtomicUsize>, at: usize, how: Break) {
    let (mut up, mut down) = (vec![0; 256 << 10], vec![0; 64 << 10]);
    loop {
        tokio::select! {
            read = near.read(&mut up) => {
                let Ok(length @ 1..) = read else { return };
                let breaks = said.fetch_add(1, Ordering::SeqCst) == at;
                if breaks && how == Break::Before {
                    return;
                }
                if far.write_all(&up[..length]).await.is_err() {
                    return;
                }
                if breaks {
                    // The hub does what it was asked to: its answer begins to come.
                    let Ok(length @ 1..) = far.read(&mut down).await else { return };
                    if how == Break::Half {
                        let _ = near.write_all(&down[..length / 2]).await;
                    }
                    return;
                }
            }
            read = far.read(&mut down) => {
                let Ok(length @ 1..) = read else { return };
                if near.write_all(&down[..length]).await.is_err() {
                    return;
                }
            }
        }
    }
}
