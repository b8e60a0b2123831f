//! A connection to the database, whichever of the two engines it is.
//!
//! Owns [`Db`]: the four ways to run a statement, and the values that go in and come out. Always holds: one set of
//! statements serves SQLite and PostgreSQL (`?1` is written as `$1` for the latter); a yes or no is 0 or 1; an id and a
//! hash are bytes. Deliberately absent: beginning and ending transactions, which is the writer's and the readers'.

use super::postgres::Postgres;
use crate::refusal::Failure;
use rusqlite::types::{ToSqlOutput, ValueRef};
use std::cell::Cell;
use std::ops::ControlFlow;
use uuid::Uuid;

/// A connection.
#[derive(Debug)]
pub struct Db {
    engine: Engine,
    /// Whether something was written since [`Db::forget_changes`].
    changed: Cell<bool>,
}

#[derive(Debug)]
pub(super) enum Engine {
    Sqlite(rusqlite::Connection),
    Postgres(Box<Postgres>),
}

/// What a statement is given.
#[derive(Debug, Clone, Copy)]
pub enum Value<'a> {
    Null,
    Number(i64),
    Text(&'a str),
    Bytes(&'a [u8]),
    /// As 16 bytes.
    Id(Uuid),
}

/// One row of an answer.
#[derive(Debug)]
pub enum Row<'a> {
    Sqlite(&'a rusqlite::Row<'a>),
    Postgres(&'a postgres::Row),
}

/// What one of the engines says when it fails.
#[derive(Debug, thiserror::Error)]
pub enum DbError {
    /// SQLite.
    #[error(transparent)]
    Sqlite(#[from] rusqlite::Error),
    /// PostgreSQL.
    #[error("{}", explain(.0))]
    Postgres(#[from] postgres::Error),
    /// A value in the database is not of the form that the schema promises.
    #[error("column {0} holds what it cannot")]
    Column(usize),
}

/// Message and code, without the row that it is about.
fn explain(error: &postgres::Error) -> String {
    error.as_db_error().map_or_else(|| error.to_string(), |said| format!("{} ({})", said.message(), said.code().code()))
}

impl Db {
    pub(super) fn sqlite(connection: rusqlite::Connection) -> Self {
        Self { engine: Engine::Sqlite(connection), changed: Cell::new(false) }
    }

    pub(super) fn postgres(connection: Postgres) -> Self {
        Self { engine: Engine::Postgres(Box::new(connection)), changed: Cell::new(false) }
    }

    pub(super) fn engine(&self) -> &Engine {
        &self.engine
    }

    pub(super) fn forget_changes(&self) {
        self.changed.set(false);
    }

    pub(super) fn has_changes(&self) -> bool {
        self.changed.get()
    }

    /// Begins a transaction that writes; on PostgreSQL it waits until no other process writes.
    pub(super) fn begin_writing(&self) -> Result<(), DbError> {
        match &self.engine {
            Engine::Sqlite(c) => Ok(c.execute_batch("BEGIN IMMEDIATE")?),
            Engine::Postgres(c) => c.begin_writing(),
        }
    }

    /// Begins a transaction that reads one state.
    pub(super) fn begin_reading(&self) -> Result<(), DbError> {
        match &self.engine {
            Engine::Sqlite(c) => Ok(c.execute_batch("BEGIN")?),
            Engine::Postgres(c) => c.begin_reading(),
        }
    }

    pub(super) fn commit(&self) -> Result<(), DbError> {
        self.batch("COMMIT")
    }

    /// Undoes what was written since the transaction began, if one did.
    pub(super) fn roll_back(&self) -> Result<(), DbError> {
        match &self.engine {
            Engine::Sqlite(c) if c.is_autocommit() => Ok(()),
            _ => self.batch("ROLLBACK"),
        }
    }

    /// Runs statements that take and give nothing, and are the same on both engines.
    pub(super) fn batch(&self, sql: &str) -> Result<(), DbError> {
        match &self.engine {
            Engine::Sqlite(c) => Ok(c.execute_batch(sql)?),
            Engine::Postgres(c) => c.batch(sql),
        }
    }

    /// Whether the connection is lost, so that another is needed.
    pub(super) fn is_gone(&self) -> bool {
        match &self.engine {
            Engine::Sqlite(_) => false,
            Engine::Postgres(c) => c.is_gone(),
        }
    }

    /// Writes; says how many rows that changed.
    pub fn execute(&self, sql: &'static str, values: &[Value<'_>]) -> Result<u64, Failure> {
        let changed = match &self.engine {
            Engine::Sqlite(c) => c.prepare_cached(sql).and_then(|mut s| s.execute(params(values))).map(|n| n as u64)?,
            Engine::Postgres(c) => c.execute(sql, values)?,
        };
        if changed > 0 {
            self.changed.set(true);
        }
        Ok(changed)
    }

    /// The first row, if there is one.
    pub fn first<T>(
        &self,
        sql: &'static str,
        values: &[Value<'_>],
        read: impl FnOnce(&Row<'_>) -> Result<T, DbError>,
    ) -> Result<Option<T>, Failure> {
        let mut read = Some(read);
        let mut found = None;
        self.each(sql, values, |row| {
            if let Some(read) = read.take() {
                found = Some(read(row)?);
            }
            // Nothing that writes may be given up half way.
            Ok(if found.is_some() && !writes(sql) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) })
        })?;
        Ok(found)
    }

    /// The one row that there always is.
    pub fn one<T>(
        &self,
        sql: &'static str,
        values: &[Value<'_>],
        read: impl FnOnce(&Row<'_>) -> Result<T, DbError>,
    ) -> Result<T, Failure> {
        self.first(sql, values, read)?.ok_or(Failure::Broken("a question without an answer"))
    }

    /// All rows.
    pub fn all<T>(
        &self,
        sql: &'static str,
        values: &[Value<'_>],
        mut read: impl FnMut(&Row<'_>) -> Result<T, DbError>,
    ) -> Result<Vec<T>, Failure> {
        let mut found = Vec::new();
        self.each(sql, values, |row| {
            found.push(read(row)?);
            Ok(ControlFlow::Continue(()))
        })?;
        Ok(found)
    }

    /// Row after row, until told to stop. `hear` runs no other statement.
    pub fn each(
        &self,
        sql: &'static str,
        values: &[Value<'_>],
        mut hear: impl FnMut(&Row<'_>) -> Result<ControlFlow<()>, DbError>,
    ) -> Result<(), Failure> {
        let mut any = false;
        match &self.engine {
            Engine::Sqlite(c) => {
                let mut statement = c.prepare_cached(sql)?;
                let mut rows = statement.query(params(values))?;
                while let Some(row) = rows.next()? {
                    any = true;
                    if hear(&Row::Sqlite(row))?.is_break() {
                        break;
                    }
                }
            }
            Engine::Postgres(c) => c.each(sql, values, |row| {
                any = true;
                hear(&Row::Postgres(row))
            })?,
        }
        if any && writes(sql) {
            self.changed.set(true);
        }
        Ok(())
    }
}

/// Whether a statement is one that writes (and answers with `RETURNING`).
fn writes(sql: &str) -> bool {
    let first = sql.lines().find(|line| !line.starts_with("--")).unwrap_or("");
    !first.starts_with("SELECT")
}

fn params<'a>(values: &'a [Value<'a>]) -> rusqlite::ParamsFromIter<&'a [Value<'a>]> {
    rusqlite::params_from_iter(values)
}

impl rusqlite::ToSql for Value<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Null => ValueRef::Null,
            Self::Number(number) => ValueRef::Integer(*number),
            Self::Text(text) => ValueRef::Text(text.as_bytes()),
            Self::Bytes(bytes) => ValueRef::Blob(bytes),
            Self::Id(id) => ValueRef::Blob(id.as_bytes()),
        }))
    }
}

impl From<i64> for Value<'_> {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<u32> for Value<'_> {
    fn from(number: u32) -> Self {
        Self::Number(number.into())
    }
}

impl From<bool> for Value<'_> {
    fn from(yes: bool) -> Self {
        Self::Number(yes.into())
    }
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text)
    }
}

impl<'a> From<&'a String> for Value<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(text)
    }
}

impl<'a> From<&'a [u8]> for Value<'a> {
    fn from(bytes: &'a [u8]) -> Self {
        Self::Bytes(bytes)
    }
}

impl<'a, const N: usize> From<&'a [u8; N]> for Value<'a> {
    fn from(bytes: &'a [u8; N]) -> Self {
        Self::Bytes(bytes)
    }
}

impl From<Uuid> for Value<'_> {
    fn from(id: Uuid) -> Self {
        Self::Id(id)
    }
}

impl<'a, T: Into<Value<'a>>> From<Option<T>> for Value<'a> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

/// The values of a statement, each as it is.
macro_rules! values {
    ($($value:expr),* $(,)?) => { &[$($crate::store::db::Value::from($value)),*] };
}
pub(crate) use values;

impl Row<'_> {
    pub fn number(&self, column: usize) -> Result<i64, DbError> {
        self.maybe_number(column)?.ok_or(DbError::Column(column))
    }

    pub fn maybe_number(&self, column: usize) -> Result<Option<i64>, DbError> {
        Ok(match self {
            Self::Sqlite(row) => row.get(column)?,
            Self::Postgres(row) => row.try_get(column)?,
        })
    }

    pub fn unsigned(&self, column: usize) -> Result<u64, DbError> {
        u64::try_from(self.number(column)?).map_err(|_| DbError::Column(column))
    }

    pub fn maybe_u32(&self, column: usize) -> Result<Option<u32>, DbError> {
        let number = self.maybe_number(column)?;
        number.map(|number| u32::try_from(number).map_err(|_| DbError::Column(column))).transpose()
    }

    /// A yes or no: 0 or 1, or what the engine makes of a comparison.
    pub fn flag(&self, column: usize) -> Result<bool, DbError> {
        Ok(match self {
            Self::Sqlite(row) => row.get(column)?,
            Self::Postgres(row) if *row.columns()[column].type_() == postgres::types::Type::BOOL => {
                row.try_get(column)?
            }
            Self::Postgres(row) => row.try_get::<_, i64>(column)? != 0,
        })
    }

    pub fn text(&self, column: usize) -> Result<String, DbError> {
        Ok(match self {
            Self::Sqlite(row) => row.get(column)?,
            Self::Postgres(row) => row.try_get(column)?,
        })
    }

    pub fn bytes(&self, column: usize) -> Result<Vec<u8>, DbError> {
        self.maybe_bytes(column)?.ok_or(DbError::Column(column))
    }

    pub fn maybe_bytes(&self, column: usize) -> Result<Option<Vec<u8>>, DbError> {
        Ok(match self {
            Self::Sqlite(row) => row.get(column)?,
            Self::Postgres(row) => row.try_get(column)?,
        })
    }

    pub fn array<const N: usize>(&self, column: usize) -> Result<[u8; N], DbError> {
        self.bytes(column)?.try_into().map_err(|_| DbError::Column(column))
    }

    pub fn uuid(&self, column: usize) -> Result<Uuid, DbError> {
        Ok(Uuid::from_bytes(self.array(column)?))
    }
}

#[cfg(test)]
mod tests {
    use super::writes;

    #[test]
    fn what_writes_is_known_by_its_first_word() {
        assert!(!writes("-- about it\nSELECT 1;"));
        assert!(writes("-- SELECT nothing\nUPDATE hub SET name = ?1 RETURNING name;"));
        assert!(writes("INSERT INTO teams SELECT 1;"));
    }
}
