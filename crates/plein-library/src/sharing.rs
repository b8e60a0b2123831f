//! With whom a Space is shared: read from its entries, in the hub's order.
//!
//! Always holds: a stream that was never shared is bound to no hub, and is never pushed.

use crate::columns::{Hash, Id};
use crate::error::Result;
use crate::{Library, LibraryError, Origin, What, Write, connection, streams};
use bytes::Bytes;
use plein_model::{EntryId, HubId, SpaceId};
use plein_protocol::{Grant, Kind, Shared, StreamId, Unshared, With, wire};
use rusqlite::Connection;
use std::collections::BTreeMap;

impl Library {
    /// Shares a Space: from now on it goes to the hub.
    ///
    /// # Errors
    /// [`LibraryError::NoHub`], [`LibraryError::SharedElsewhere`], [`LibraryError::NoSpace`], and those of the disk.
    pub fn share(&self, origin: Origin, space: SpaceId, grant: Grant) -> Result<EntryId> {
        self.write(origin, |write| {
            let hub = connection::hub(&write.transaction)?.ok_or(LibraryError::NoHub)?;
            let number = write.stream_number(space)?;
            let fresh = !write.is_shared(number)?;
            if !write.adopt(number, hub.hub)? {
                return Err(LibraryError::SharedElsewhere);
            }
            if fresh {
                write.sign(number)?;
            }
            let body = Bytes::from(wire::encode(&Shared { grant }));
            let entry = write.append(space, Kind::SpaceShared, body, &[])?;
            write.changed(What::Place(space));
            Ok(entry)
        })
    }

    /// Shares a Space with someone no longer. What they have, they keep.
    ///
    /// # Errors
    /// [`LibraryError::NoSpace`], and those of the disk.
    pub fn unshare(&self, origin: Origin, space: SpaceId, with: With) -> Result<EntryId> {
        self.write(origin, |write| {
            let body = Bytes::from(wire::encode(&Unshared { with }));
            let entry = write.append(space, Kind::SpaceUnshared, body, &[])?;
            write.changed(What::Place(space));
            Ok(entry)
        })
    }

    /// With whom a Space is shared.
    ///
    /// # Errors
    /// [`LibraryError::NoSpace`].
    pub fn shared_with(&self, space: SpaceId) -> Result<Vec<Grant>> {
        self.read(|connection| {
            let stream = streams::find(connection, StreamId::Space(space))?.ok_or(LibraryError::NoSpace(space))?;
            grants(connection, stream)
        })
    }
}

impl Write<'_> {
    fn is_shared(&self, stream: i64) -> Result<bool> {
        Ok(self.transaction.query_row(include_str!("sharing/is_shared.sql"), [stream], |row| row.get(0))?)
    }

    /// Binds a stream to a hub. False when it belongs to another.
    pub(crate) fn adopt(&self, stream: i64, hub: HubId) -> Result<bool> {
        let mut statement = self.transaction.prepare_cached(include_str!("streams/adopt.sql"))?;
        Ok(statement.execute((stream, Id(hub.uuid())))? == 1)
    }

    /// See [`Write::sign`], for every stream that is shared on a hub.
    pub(crate) fn sign_all(&self, hub: HubId) -> Result<()> {
        let mut streams = self.transaction.prepare_cached(include_str!("sharing/streams_of_hub.sql"))?;
        let streams: Vec<i64> =
            streams.query_map([Id(hub.uuid())], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
        streams.into_iter().try_for_each(|stream| self.sign(stream))
    }

    /// Puts the name that the hub knows one by under everything that the hub did not take yet: what was written before
    /// there was a hub, or by who one was there before.
    fn sign(&self, stream: i64) -> Result<()> {
        let author = self.author()?;
        let mut entries = self.transaction.prepare_cached(include_str!("sharing/unsigned.sql"))?;
        let rows = entries.query_map([stream], crate::entries::numbered)?.collect::<rusqlite::Result<Vec<_>>>()?;
        let mut sign = self.transaction.prepare_cached(include_str!("sharing/sign.sql"))?;
        for (number, mut entry) in rows {
            if entry.author != author {
                entry.author = author;
                sign.execute((number, Id(author.uuid()), Hash(entry.hash())))?;
            }
        }
        Ok(())
    }
}

/// The rights that the entries of a stream give. A later one for the same people replaces an earlier one.
pub(crate) fn grants(connection: &Connection, stream: i64) -> Result<Vec<Grant>> {
    let mut grants = BTreeMap::new();
    let mut statement = connection.prepare_cached(include_str!("entries/of_kinds.sql"))?;
    let mut rows = statement.query([stream])?;
    while let Some(row) = rows.next()? {
        let body: Vec<u8> = row.get(1)?;
        match Kind::from(row.get::<_, String>(0)?) {
            Kind::SpaceShared => {
                if let Ok(Shared { grant }) = wire::decode(&body) {
                    grants.insert(grant.with, grant);
                }
            }
            Kind::SpaceUnshared => {
                if let Ok(Unshared { with }) = wire::decode(&body) {
                    grants.remove(&with);
                }
            }
            _ => {}
        }
    }
    Ok(grants.into_values().collect())
}
