//! Who asked to join, and from which addresses one may.

use super::db::{Db, DbError, Row, values};
use crate::refusal::Failure;
use plein_model::MemberId;
use plein_protocol::Applicant;

/// Somebody who waits.
#[derive(Debug, Clone)]
pub struct ApplicantRow {
    pub applicant: Applicant,
    /// The password's hash.
    pub password: String,
}

/// Adds one; nothing happens when that address waits already.
pub fn add(c: &Db, row: &ApplicantRow) -> Result<(), Failure> {
    let Applicant { id, name, email, asked_at } = &row.applicant;
    let values = values![id.uuid(), name, email, &row.password, *asked_at];
    c.execute(include_str!("applicants/add.sql"), values)?;
    Ok(())
}

/// How many wait.
pub fn count(c: &Db) -> Result<u64, Failure> {
    c.one(include_str!("applicants/count.sql"), &[], |row| row.unsigned(0))
}

/// Who waits, the first first.
pub fn all(c: &Db) -> Result<Vec<Applicant>, Failure> {
    c.all(include_str!("applicants/all.sql"), &[], applicant)
}

/// Takes one off the list.
pub fn take(c: &Db, id: MemberId) -> Result<Option<ApplicantRow>, Failure> {
    c.first(include_str!("applicants/take.sql"), values![id.uuid()], |row| {
        Ok(ApplicantRow { applicant: applicant(row)?, password: row.text(4)? })
    })
}

fn applicant(row: &Row<'_>) -> Result<Applicant, DbError> {
    let id = MemberId::from_uuid(row.uuid(0)?);
    Ok(Applicant { id, name: row.text(1)?, email: row.text(2)?, asked_at: row.number(3)? })
}

/// Whether people of a domain may ask.
pub fn allows(c: &Db, domain: &str) -> Result<bool, Failure> {
    c.one(include_str!("applicants/allows.sql"), values![domain], |row| row.flag(0))
}

/// From which domains one may ask.
pub fn domains(c: &Db) -> Result<Vec<String>, Failure> {
    c.all(include_str!("applicants/domains.sql"), &[], |row| row.text(0))
}

/// Replaces them.
pub fn set_domains(c: &Db, domains: &[String]) -> Result<(), Failure> {
    c.execute(include_str!("applicants/forget_domains.sql"), &[])?;
    for domain in domains {
        c.execute(include_str!("applicants/add_domain.sql"), values![domain])?;
    }
    Ok(())
}
