//! A PostgreSQL of its own for the tests: in a folder that goes, on a socket in it, reached from nowhere else.
//!
//! Always holds: it is ended when the tests are. It does not sync (`fsync=off`): no test cuts its power.

use crate::process::{command, run};
use crate::system::is_root;
use anyhow::{Context, Result, bail};
use std::path::PathBuf;
use std::process::Command;

/// A running PostgreSQL.
pub struct Cluster {
    folder: PathBuf,
    programs: PathBuf,
}

impl Cluster {
    /// Makes one and starts it.
    ///
    /// # Errors
    /// When there is no PostgreSQL here, or it does not start.
    pub fn start() -> Result<Self> {
        let programs = programs()?;
        let folder = std::env::temp_dir().join(format!("plein-postgres-{}", std::process::id()));
        std::fs::create_dir(&folder).with_context(|| format!("{}", folder.display()))?;
        if is_root() {
            run(command(&["chown", "postgres"]).arg(&folder))?;
        }
        let cluster = Self { folder, programs };
        let data = cluster.folder.join("data");
        let made = cluster.as_its_user("initdb").arg("-D").arg(&data).args(INIT).output()?;
        if !made.status.success() {
            bail!("initdb: {}", String::from_utf8_lossy(&made.stderr));
        }
        let options =
            format!("-k {} -c listen_addresses= -c fsync=off -c max_connections=300", cluster.folder.display());
        let log = cluster.folder.join("log");
        run(cluster
            .as_its_user("pg_ctl")
            .arg("-D")
            .arg(&data)
            .arg("-l")
            .arg(log)
            .args(["-w", "-s", "-o", &options, "start"]))?;
        Ok(cluster)
    }

    /// Its address, without a database.
    pub fn url(&self) -> String {
        format!("host={} user=postgres", self.folder.display())
    }

    /// One of its programs, as somebody else than root: it refuses to run as root.
    fn as_its_user(&self, program: &str) -> Command {
        let program = self.programs.join(program);
        let mut command = if is_root() {
            let mut command = command(&["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]);
            command.arg(program);
            command
        } else {
            Command::new(program)
        };
        command.current_dir(&self.folder);
        command
    }
}

const INIT: &[&str] = &["-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"];

impl Drop for Cluster {
    fn drop(&mut self) {
        let data = self.folder.join("data");
        if let Err(error) = run(self.as_its_user("pg_ctl").arg("-D").arg(data).args(["-m", "immediate", "-s", "stop"]))
        {
            println!("PostgreSQL was not ended: {error}");
        }
        if let Err(error) = std::fs::remove_dir_all(&self.folder) {
            println!("{}: {error}", self.folder.display());
        }
    }
}

/// Where Debian keeps the programs of the newest PostgreSQL, or where they are on the PATH.
fn programs() -> Result<PathBuf> {
    let installed = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let newest = installed.map(|entry| entry.path().join("bin")).filter(|bin| bin.join("initdb").exists()).max();
    let path = std::env::var_os("PATH").unwrap_or_default();
    let found = newest.or_else(|| std::env::split_paths(&path).find(|folder| folder.join("initdb").exists()));
    found.context("there is no PostgreSQL here: initdb is not found")
}
