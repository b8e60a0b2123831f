//! `plein-hub`: serves a hub, or makes an invitation for one that is being served.

use anyhow::{Context, Result};
use clap::{Args, Parser, Subcommand};
use plein_hub::{Config, Hub, serve};
use plein_protocol::world::RealWorld;
use std::path::PathBuf;
use std::sync::Arc;
use tokio::net::TcpListener;
use tracing_subscriber::EnvFilter;

/// The plein of an organisation. Works without any configuration.
#[derive(Debug, Parser)]
#[command(version)]
struct Command {
    #[command(flatten)]
    place: Place,
    #[command(flatten)]
    serving: Serving,
    #[command(subcommand)]
    what: Option<What>,
}

#[derive(Debug, Args)]
struct Place {
    /// The folder with everything the hub keeps [default: the data folder of this system].
    #[arg(long, env = "PLEIN_HUB_DATA", global = true)]
    data: Option<PathBuf>,
    /// The address of a PostgreSQL to keep the database in, for many people and several processes:
    /// postgres://name:password@host/database?sslmode=require [default: SQLite in the folder].
    #[arg(long, env = "PLEIN_HUB_POSTGRES", global = true, hide_env_values = true)]
    postgres: Option<String>,
    /// The bucket of an S3-compatible store to keep the media in: s3://bucket/folder. Keys, region and endpoint come from
    /// AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_REGION and AWS_ENDPOINT [default: the folder].
    #[arg(long, env = "PLEIN_HUB_BUCKET", global = true)]
    bucket: Option<String>,
}

#[derive(Debug, Args)]
struct Serving {
    /// Where to listen; port 0 takes a free one.
    #[arg(long, env = "PLEIN_HUB_LISTEN", default_value = "127.0.0.1:8640", global = true)]
    listen: String,
    /// The address that people see, when it is another one: https://plein.example.org.
    #[arg(long, env = "PLEIN_HUB_URL", global = true)]
    url: Option<String>,
    /// What the organisation calls its plein; kept once it is given.
    #[arg(long, env = "PLEIN_HUB_NAME", global = true)]
    name: Option<String>,
    /// The data was put back from an older copy of the whole folder: everyone offers anew what they have.
    #[arg(long, global = true)]
    restored: bool,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Serves the hub (this is what happens without a command too).
    Serve,
    /// Makes an invitation for one person and prints its link.
    Invite,
}

#[tokio::main]
async fn main() -> Result<()> {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
    let command = Command::parse();
    let data = match command.place.data {
        Some(data) => data,
        None => directories::ProjectDirs::from("", "", "plein-hub")
            .context("this system has no data folder: say where with --data")?
            .data_dir()
            .to_owned(),
    };
    let config = Config { data, postgres: command.place.postgres, bucket: command.place.bucket };
    match command.what {
        None | Some(What::Serve) => run(config, command.serving).await,
        Some(What::Invite) => invite(config, command.serving.url).await,
    }
}

async fn run(config: Config, serving: Serving) -> Result<()> {
    let stop = asked_to_stop()?;
    let name = serving.name.as_deref().unwrap_or("");
    let (data, world) = (config.data.clone(), Arc::new(RealWorld));
    let hub = if serving.restored { Hub::open_restored(config, world, name) } else { Hub::open(config, world, name) };
    let hub = hub.with_context(|| format!("in {}", data.display()))?;
    let listener = TcpListener::bind(&serving.listen).await.with_context(|| format!("on {}", serving.listen))?;
    let here = format!("http://{}", listener.local_addr()?);
    hub.set_address(serving.url.as_deref().unwrap_or(&here)).await?;
    println!("{} is at {}", hub.name(), hub.address());
    println!("Kept in {}", data.display());
    if here != hub.address() {
        println!("Listening on {here}");
    }
    if let Some(invited) = hub.owner_invitation().await? {
        println!("The owner joins with this link (it works once, for seven days): {}", invited.link);
    }
    serve(hub, listener, stop).await?;
    println!("Stopped.");
    Ok(())
}

async fn invite(config: Config, url: Option<String>) -> Result<()> {
    let data = config.data.clone();
    let is_there = config.postgres.is_some() || data.join("hub.sqlite").exists();
    anyhow::ensure!(is_there, "there is no hub in {}", data.display());
    let hub = Hub::open_beside(config, Arc::new(RealWorld)).with_context(|| format!("in {}", data.display()))?;
    if let Some(url) = url {
        hub.set_address(&url).await?;
    }
    let invited = match hub.owner_invitation().await? {
        Some(owner) => owner,
        None => hub.invite().await?,
    };
    println!("{}", invited.link);
    Ok(())
}

/// Ready when the system or a person asks to stop. Listens from now on, not from when it is awaited.
#[cfg(unix)]
fn asked_to_stop() -> Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};
    let (mut interrupted, mut terminated) = (signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?);
    Ok(async move {
        tokio::select! {
            _ = interrupted.recv() => {}
            _ = terminated.recv() => {}
        }
    })
}

/// Ready when the system or a person asks to stop. Listens from now on, not from when it is awaited.
#[cfg(windows)]
fn asked_to_stop() -> Result<impl Future<Output = ()>> {
    use tokio::signal::windows::{ctrl_c, ctrl_shutdown};
    let (mut interrupted, mut ended) = (ctrl_c()?, ctrl_shutdown()?);
    Ok(async move {
        tokio::select! {
            _ = interrupted.recv() => {}
            _ = ended.recv() => {}
        }
    })
}
