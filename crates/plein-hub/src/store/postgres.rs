//! PostgreSQL, for a hub of many people and several processes.
//!
//! Owns the connection, its settings and its schema. Always holds: `synchronous_commit=on`, so what is committed is on
//! the disk; one writer at a time in the whole database (an advisory lock that ends with the transaction), so that
//! places in a stream are given out as on SQLite and nothing deadlocks; groups of writes share that lock and the sync.
//! A schema of a newer version is refused before anything is written.

use super::db::{DbError, Value};
use super::migrate::StoreError;
use postgres::fallible_iterator::FallibleIterator;
use postgres::types::{IsNull, ToSql, Type, private::BytesMut, to_sql_checked};
use postgres::{Client, Config, Statement};
use std::cell::RefCell;
use std::collections::HashMap;
use std::error::Error;
use std::ops::ControlFlow;
use std::time::Duration;

mod embedded {
    refinery::embed_migrations!("src/store/migrations/postgres");
}

/// The lock that whoever writes holds; the bytes of `plein`.
const WRITER: i64 = 0x70_6c_65_69_6e;
/// The lock that whoever brings the schema to this version holds.
const SCHEMA: i64 = WRITER + 1;

/// A connection.
pub struct Postgres {
    client: RefCell<Client>,
    prepared: RefCell<HashMap<&'static str, Statement>>,
}

impl std::fmt::Debug for Postgres {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Postgres")
    }
}

impl Postgres {
    /// Connects. `url` is as PostgreSQL writes it: `postgres://name@host/database`, or `host=... dbname=...`.
    ///
    /// # Errors
    /// When nobody answers there, or says no.
    pub fn connect(url: &str) -> Result<Self, DbError> {
        let config: Config = url.parse()?;
        let client = config.connect(super::tls::connector())?;
        let this = Self { client: RefCell::new(client), prepared: RefCell::default() };
        // What a writer waits for is another writer's group: never long.
        this.batch("SET synchronous_commit = on; SET lock_timeout = '30s'; SET statement_timeout = '60s'")?;
        Ok(this)
    }

    /// Whether the other end has gone.
    pub fn is_gone(&self) -> bool {
        self.client.borrow().is_closed()
    }

    /// Brings the schema to this version.
    ///
    /// # Errors
    /// When the schema is of a newer version; it is not touched then.
    pub fn migrate(&self) -> Result<(), StoreError> {
        let known = embedded::migrations::runner().get_migrations().iter().map(|m| i64::from(m.version())).max();
        let known = known.unwrap_or(0);
        // Several processes may start at once.
        let mut client = self.client.borrow_mut();
        client.execute("SELECT pg_advisory_lock($1)", &[&SCHEMA]).map_err(DbError::from)?;
        let has_history: bool = client
            .query_one("SELECT to_regclass('refinery_schema_history') IS NOT NULL", &[])
            .and_then(|row| row.try_get(0))
            .map_err(DbError::from)?;
        let found: i64 = if has_history {
            client
                .query_one("SELECT COALESCE(MAX(version), 0)::bigint FROM refinery_schema_history", &[])
                .and_then(|row| row.try_get(0))
                .map_err(DbError::from)?
        } else {
            0
        };
        let result = if found > known {
            Err(StoreError::Newer { found, known })
        } else {
            embedded::migrations::runner().run(&mut *client).map(drop).map_err(|error| Box::new(error).into())
        };
        client.execute("SELECT pg_advisory_unlock($1)", &[&SCHEMA]).map_err(DbError::from)?;
        result
    }

    /// Begins a transaction that only reads, and sees one state.
    pub fn begin_reading(&self) -> Result<(), DbError> {
        self.batch("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
    }

    /// Begins a transaction that writes, when no other does.
    pub fn begin_writing(&self) -> Result<(), DbError> {
        self.batch(&format!("BEGIN; SELECT pg_advisory_xact_lock({WRITER})"))
    }

    /// Runs statements that take and give nothing.
    pub fn batch(&self, sql: &str) -> Result<(), DbError> {
        Ok(self.client.borrow_mut().batch_execute(sql)?)
    }

    pub fn execute(&self, sql: &'static str, values: &[Value<'_>]) -> Result<u64, DbError> {
        let statement = self.prepared(sql)?;
        let values: Vec<&(dyn ToSql + Sync)> = values.iter().map(|value| value as _).collect();
        Ok(self.client.borrow_mut().execute(&statement, &values)?)
    }

    pub fn each(
        &self,
        sql: &'static str,
        values: &[Value<'_>],
        mut hear: impl FnMut(&postgres::Row) -> Result<ControlFlow<()>, DbError>,
    ) -> Result<(), DbError> {
        let statement = self.prepared(sql)?;
        let mut client = self.client.borrow_mut();
        let mut rows = client.query_raw(&statement, values)?;
        while let Some(row) = rows.next()? {
            if hear(&row)?.is_break() {
                break;
            }
        }
        Ok(())
    }

    /// Says something to whoever listens in another process.
    pub fn notify(&self, line: &str) -> Result<(), DbError> {
        self.client.borrow_mut().execute("SELECT pg_notify('plein', $1)", &[&line])?;
        Ok(())
    }

    /// Listens to what others say. `hear` is called with each line, and with none when nothing was said for a while;
    /// it says whether to go on.
    pub fn listen(&self, pause: Duration, mut hear: impl FnMut(Option<&str>) -> bool) -> Result<(), DbError> {
        let mut client = self.client.borrow_mut();
        client.batch_execute("LISTEN plein")?;
        loop {
            let line = client.notifications().timeout_iter(pause).next()?;
            if !hear(line.as_ref().map(postgres::Notification::payload)) {
                return Ok(());
            }
            if line.is_none() {
                // Nothing was said, or nobody is there any more: this tells.
                client.simple_query("SELECT 1")?;
            }
        }
    }

    fn prepared(&self, sql: &'static str) -> Result<Statement, DbError> {
        if let Some(statement) = self.prepared.borrow().get(sql) {
            return Ok(statement.clone());
        }
        let statement = self.client.borrow_mut().prepare(&sql.replace('?', "$"))?;
        self.prepared.borrow_mut().insert(sql, statement.clone());
        Ok(statement)
    }
}

impl ToSql for Value<'_> {
    fn to_sql(&self, ty: &Type, out: &mut BytesMut) -> Result<IsNull, Box<dyn Error + Sync + Send>> {
        match self {
            Self::Null => Ok(IsNull::Yes),
            Self::Number(number) => match *ty {
                Type::INT4 => i32::try_from(*number)?.to_sql(ty, out),
                _ => number.to_sql(ty, out),
            },
            Self::Text(text) => text.to_sql(ty, out),
            Self::Bytes(bytes) => bytes.to_sql(ty, out),
            Self::Id(id) => id.as_bytes().as_slice().to_sql(ty, out),
        }
    }

    fn accepts(ty: &Type) -> bool {
        matches!(*ty, Type::INT8 | Type::INT4 | Type::TEXT | Type::BYTEA)
    }

    to_sql_checked!();
}
