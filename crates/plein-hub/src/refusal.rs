//! What goes wrong inside, and how much of it the other end hears.
//!
//! Always holds: a [`Problem`] that leaves the hub says nothing about files, tables or what someone may not see; what
//! really happened goes to the log, without content.

use crate::store::DbError;
use plein_protocol::{Code, Problem};

/// Why something was not done.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The other end is told so.
    #[error(transparent)]
    Refused(#[from] Problem),
    /// The database failed.
    #[error("the database failed: {0}")]
    Database(#[from] DbError),
    /// The disk failed.
    #[error("the disk failed: {0}")]
    Disk(#[from] std::io::Error),
    /// The store of the media failed.
    #[error("the store of the media failed: {0}")]
    Bucket(#[from] object_store::Error),
    /// Something else broke inside.
    #[error("{0}")]
    Broken(&'static str),
}

impl From<rusqlite::Error> for Failure {
    fn from(error: rusqlite::Error) -> Self {
        Self::Database(error.into())
    }
}

impl From<Failure> for Problem {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Refused(problem) => problem,
            other => {
                tracing::error!(error = %other, "a request failed");
                Self::new(Code::Internal, "the hub failed; nothing was taken")
            }
        }
    }
}

/// Not allowed, or not there: nobody can tell which.
pub fn forbidden() -> Problem {
    Problem::new(Code::Forbidden, "not allowed, or not there")
}

/// A field that is not as it must be.
pub fn invalid(detail: &str) -> Problem {
    Problem::new(Code::Invalid, detail)
}
