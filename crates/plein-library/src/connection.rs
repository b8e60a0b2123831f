//! Who one is: this installation, this person, and the hub that was joined. Never the token.

use crate::columns::{Id, Num};
use crate::error::Result;
use crate::{Library, Origin, What};
use plein_model::{DeviceId, HubId, MemberId};
use plein_protocol::Member;
use plein_protocol::world::World;
use rusqlite::OptionalExtension;

/// The hub that was joined, and who one is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Connection {
    /// Its address, without a path.
    pub url: String,
    /// Which hub.
    pub hub: HubId,
    /// The epoch that receipts and cursors here belong to.
    pub epoch: u64,
    /// What the organisation calls it.
    pub name: String,
    /// Who one is there.
    pub member: Member,
    /// Where the token is kept.
    pub token_in: TokenIn,
    /// When everything was last brought up to date, in milliseconds since 1970; shown only.
    pub last_sync: Option<i64>,
}

/// Where the token is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenIn {
    /// In the system's keychain.
    Keychain,
    /// In a file that only its owner may read, because there is no keychain.
    File,
}

impl Library {
    /// The hub that was joined, if any.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn hub(&self) -> Result<Option<Connection>> {
        self.read(hub)
    }

    /// Keeps the hub that was joined. Spaces that were shared on it before go on where they were; those shared on
    /// another hub stay here and are not sent to this one.
    ///
    /// # Errors
    /// When it cannot be stored.
    pub fn set_hub(&self, connection: &Connection) -> Result<()> {
        self.write(Origin::Window, |write| {
            write.transaction.execute(include_str!("connection/forget.sql"), [])?;
            write.transaction.execute(
                include_str!("connection/keep.sql"),
                (
                    &connection.url,
                    Id(connection.hub.uuid()),
                    Num(connection.epoch),
                    &connection.name,
                    Id(connection.member.id.uuid()),
                    &connection.member.name,
                    connection.member.owner,
                    connection.token_in.as_str(),
                    connection.last_sync,
                ),
            )?;
            // What was not offered yet is offered by who one is now.
            write.sign_all(connection.hub)?;
            write.changed(What::Hub);
            Ok(())
        })
    }

    /// Forgets the hub. Every Space stays.
    ///
    /// # Errors
    /// When it cannot be stored.
    pub fn leave_hub(&self) -> Result<()> {
        self.write(Origin::Window, |write| {
            write.transaction.execute(include_str!("connection/forget.sql"), [])?;
            write.changed(What::Hub);
            Ok(())
        })
    }

    /// Notes that everything was brought up to date just now.
    ///
    /// # Errors
    /// When it cannot be stored.
    pub fn synced(&self) -> Result<()> {
        self.write(Origin::Sync, |write| {
            write.transaction.execute(include_str!("connection/synced.sql"), [write.world().now()])?;
            write.changed(What::Hub);
            Ok(())
        })
    }
}

impl TokenIn {
    fn as_str(self) -> &'static str {
        match self {
            Self::Keychain => "keychain",
            Self::File => "file",
        }
    }
}

/// The hub that was joined.
pub(crate) fn hub(connection: &rusqlite::Connection) -> Result<Option<Connection>> {
    let mut statement = connection.prepare_cached(include_str!("connection/hub.sql"))?;
    let hub = statement.query_row([], |row| {
        Ok(Connection {
            url: row.get(0)?,
            hub: HubId::from_uuid(row.get::<_, Id>(1)?.0),
            epoch: row.get::<_, Num>(2)?.0,
            name: row.get(3)?,
            member: Member { id: MemberId::from_uuid(row.get::<_, Id>(4)?.0), name: row.get(5)?, owner: row.get(6)? },
            token_in: if row.get::<_, String>(7)? == "keychain" { TokenIn::Keychain } else { TokenIn::File },
            last_sync: row.get(8)?,
        })
    });
    Ok(hub.optional()?)
}

/// Who writes here: the member of the hub, or else the person of this library.
pub(crate) fn author(connection: &rusqlite::Connection) -> Result<MemberId> {
    let mut statement = connection.prepare_cached(include_str!("connection/author.sql"))?;
    Ok(statement.query_row([], |row| Ok(MemberId::from_uuid(row.get::<_, Id>(0)?.0)))?)
}

/// This installation; made at the first start.
pub(crate) fn device(connection: &rusqlite::Connection, world: &dyn World) -> Result<DeviceId> {
    connection
        .execute(include_str!("connection/first_start.sql"), (Id(world.uuid()), Id(world.uuid()), world.now()))?;
    let device = connection.query_row(include_str!("connection/device.sql"), [], |row| row.get::<_, Id>(0))?;
    Ok(DeviceId::from_uuid(device.0))
}
