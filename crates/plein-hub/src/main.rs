//! `plein-hub`: serves a hub, or makes an invitation for one that is being served.

mod configured;

use anyhow::{Context, Result};
use clap::{Args, CommandFactory as _, Parser, Subcommand};
use plein_hub::audit::{self, Form};
use plein_hub::backup::{self, Manifest, thin_out};
use plein_hub::{Certificate, Config, Hub, serve, serve_tls};
use plein_protocol::world::RealWorld;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
use tracing_subscriber::EnvFilter;

/// The plein of an organisation. Works without any configuration.
#[derive(Debug, Parser)]
#[command(version)]
struct Command {
    /// A file with any of these options by their names, as TOML: data = "/srv/plein". What is said here or in the
    /// environment comes before it.
    #[arg(long, env = "PLEIN_HUB_CONFIG", global = true)]
    config: Option<PathBuf>,
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
    /// The certificate and those between it and the root, in PEM: then the hub speaks TLS itself. What is renewed on disk is
    /// used within a minute [default: none; a proxy speaks TLS].
    #[arg(long, env = "PLEIN_HUB_CERTIFICATE", requires = "key", global = true)]
    certificate: Option<PathBuf>,
    /// The private key of the certificate, in PEM.
    #[arg(long, env = "PLEIN_HUB_KEY", requires = "certificate", global = true)]
    key: Option<PathBuf>,
    /// What the organisation calls its plein; kept once it is given.
    #[arg(long, env = "PLEIN_HUB_NAME", global = true)]
    name: Option<String>,
    /// The data was put back from an older copy of the whole folder: everyone offers anew what they have.
    #[arg(long, global = true)]
    restored: bool,
    /// Where to serve what is counted, for Prometheus: 127.0.0.1:9640. The public must not reach it.
    #[arg(long, env = "PLEIN_HUB_METRICS")]
    metrics: Option<String>,
    /// Opens everything, says whether it could be served, and ends.
    #[arg(long)]
    check: bool,
    /// The folder for backups: on another disk.
    #[arg(long, env = "PLEIN_HUB_BACKUP_TO")]
    backup_to: Option<PathBuf>,
    /// Hours between backups.
    #[arg(long, env = "PLEIN_HUB_BACKUP_EVERY", default_value_t = 24, value_parser = clap::value_parser!(u64).range(1..))]
    backup_every: u64,
    /// As many backups are kept.
    #[arg(long, env = "PLEIN_HUB_BACKUP_KEEP", default_value_t = 14)]
    backup_keep: usize,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Serves the hub (this is what happens without a command too).
    Serve,
    /// Makes an invitation for one person and prints its link.
    Invite,
    /// Makes a backup, puts it back in a scratch place, compares it, and says where it is. The hub may go on meanwhile.
    Backup {
        /// The folder for backups: on another disk.
        #[arg(long)]
        to: PathBuf,
    },
    /// Checks that the audit log is what was written, and prints it when a form is given.
    Audit {
        /// Print it as CSV (`csv`) or as JSON, one object a line (`json`).
        #[arg(long)]
        form: Option<String>,
    },
    /// Puts a backup back, where there is no hub yet.
    Restore {
        /// A backup: a folder named by its moment.
        #[arg(long)]
        from: PathBuf,
    },
}

#[tokio::main]
async fn main() -> Result<()> {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
    let mut command = Command::parse();
    if let Some(file) = &command.config {
        let mut given: Vec<_> = std::env::args_os().collect();
        let told = configured::arguments(file, &Command::command(), &given)?;
        given.splice(1..1, told);
        command = Command::parse_from(given);
    }
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
        Some(What::Backup { to }) => back_up(config, &to).await,
        Some(What::Audit { form }) => audit(config, form.as_deref()).await,
        Some(What::Restore { from }) => restore(config, &from),
    }
}

async fn run(config: Config, serving: Serving) -> Result<()> {
    let stop = asked_to_stop()?;
    let name = serving.name.as_deref().unwrap_or("");
    let (data, world) = (config.data.clone(), Arc::new(RealWorld));
    let kept = config.clone();
    let hub = if serving.restored { Hub::open_restored(config, world, name) } else { Hub::open(config, world, name) };
    let hub = hub.with_context(|| format!("in {}", data.display()))?;
    let listener = TcpListener::bind(&serving.listen).await.with_context(|| format!("on {}", serving.listen))?;
    let tls = match (serving.certificate, serving.key) {
        (Some(chain), Some(key)) => Some(Certificate { chain, key }.acceptor()?),
        _ => None,
    };
    let scheme = if tls.is_some() { "https" } else { "http" };
    let here = format!("{scheme}://{}", listener.local_addr()?);
    if serving.check {
        hub.check().await?;
        println!("{} can be served on {here}", hub.name());
        return Ok(());
    }
    if let Some(address) = &serving.metrics {
        let metrics = TcpListener::bind(address).await.with_context(|| format!("on {address}"))?;
        println!("Counting at http://{}/metrics", metrics.local_addr()?);
        tokio::spawn(plein_hub::measures::serve(hub.clone(), metrics));
    }
    hub.set_address(serving.url.as_deref().unwrap_or(&here)).await?;
    println!("{} is at {}", hub.name(), hub.address());
    println!("Kept in {}", data.display());
    if here != hub.address() {
        println!("Listening on {here}");
    }
    if let Some(invited) = hub.owner_invitation().await? {
        println!("The owner joins with this link (it works once, for seven days): {}", invited.link);
    }
    let backups = serving.backup_to.map(|to| {
        let every = Duration::from_secs(serving.backup_every.saturating_mul(3600));
        tokio::spawn(keep_backing_up(hub.clone(), kept, to, every, serving.backup_keep))
    });
    match tls {
        Some(tls) => serve_tls(hub, listener, tls, stop).await?,
        None => serve(hub, listener, stop).await?,
    }
    if let Some(backups) = backups {
        // One that was under way ends in .partial and is no backup.
        backups.abort();
    }
    println!("Stopped.");
    Ok(())
}

/// Makes a backup now, and then again and again.
async fn keep_backing_up(hub: Hub, config: Config, to: PathBuf, every: Duration, keep: usize) {
    let mut moments = tokio::time::interval(every);
    loop {
        moments.tick().await;
        match hub.back_up(&config, &to).await {
            Ok((place, manifest)) => {
                tracing::info!(place = %place.display(), entries = manifest.entries, media = manifest.media, "backed up");
                if !manifest.missing.is_empty() {
                    tracing::error!(missing = manifest.missing.len(), "media are not whole any more");
                }
                if let Err(error) = thin_out(&to, keep) {
                    tracing::error!(%error, "old backups were not removed");
                }
            }
            Err(error) => tracing::error!(%error, "THERE IS NO NEW BACKUP"),
        }
    }
}

async fn back_up(config: Config, to: &Path) -> Result<()> {
    let hub = Hub::open_beside(config.clone(), Arc::new(RealWorld))?;
    let (place, manifest) = hub.back_up(&config, to).await?;
    println!("{}", place.display());
    say(&manifest);
    anyhow::ensure!(manifest.missing.is_empty(), "{} media are not whole any more", manifest.missing.len());
    Ok(())
}

async fn audit(config: Config, form: Option<&str>) -> Result<()> {
    let form = match form {
        None => None,
        Some("csv") => Some(Form::Csv),
        Some("json") => Some(Form::Json),
        Some(other) => anyhow::bail!("the form is csv or json, not {other}"),
    };
    let hub = Hub::open_beside(config, Arc::new(RealWorld))?;
    let id = hub.id().to_string();
    let rows = hub.audit(|number, noted| {
        if let Some(form) = form {
            print!("{}", audit::write(form, &id, number, noted));
        }
    });
    let rows = rows.await?;
    eprintln!("{rows} rows, each as it was written");
    Ok(())
}

fn restore(config: Config, from: &Path) -> Result<()> {
    let manifest = backup::restore(from, &config)?;
    say(&manifest);
    println!("Put back. Start the hub as always: it finds that it is a copy, and everyone offers what they have.");
    Ok(())
}

fn say(manifest: &Manifest) {
    let Manifest { streams, entries, media, media_bytes, digest, .. } = manifest;
    println!("{streams} streams, {entries} entries, {media} media ({media_bytes} bytes), digest {digest}");
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
