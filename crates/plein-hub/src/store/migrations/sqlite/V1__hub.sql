-- Times are milliseconds since 1970. Ids are UUIDs of 16 bytes. Secrets are kept as hashes only.

CREATE TABLE hub (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  id BLOB NOT NULL,
  name TEXT NOT NULL,
  epoch INTEGER NOT NULL,
  -- How many groups of writes were committed: the high-water mark that tells an older copy.
  commits INTEGER NOT NULL,
  address TEXT NOT NULL
) STRICT;

CREATE TABLE members (
  id BLOB PRIMARY KEY,
  name TEXT NOT NULL,
  -- The name as it is compared: two people may not differ in capitals and spaces only.
  name_key TEXT NOT NULL UNIQUE,
  -- Argon2id, in PHC form.
  password TEXT NOT NULL,
  owner INTEGER NOT NULL,
  joined_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE devices (
  token_hash BLOB PRIMARY KEY,
  member BLOB NOT NULL REFERENCES members (id),
  device BLOB NOT NULL,
  name TEXT NOT NULL,
  -- A browser's session: reads pages, never pushes.
  browser INTEGER NOT NULL,
  signed_in_at INTEGER NOT NULL,
  expires_at INTEGER,
  revoked_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX devices_of ON devices (device);
CREATE INDEX devices_by_member ON devices (member);

CREATE TABLE invitations (
  secret_hash BLOB PRIMARY KEY,
  owner INTEGER NOT NULL,
  made_by BLOB,
  made_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  used_by BLOB
) STRICT, WITHOUT ROWID;

CREATE TABLE teams (
  id BLOB PRIMARY KEY,
  name TEXT NOT NULL,
  made_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE invitation_teams (
  secret_hash BLOB NOT NULL REFERENCES invitations (secret_hash) ON DELETE CASCADE,
  team BLOB NOT NULL REFERENCES teams (id),
  PRIMARY KEY (secret_hash, team)
) STRICT, WITHOUT ROWID;

CREATE TABLE team_members (
  team BLOB NOT NULL REFERENCES teams (id),
  member BLOB NOT NULL REFERENCES members (id),
  PRIMARY KEY (team, member)
) STRICT, WITHOUT ROWID;
CREATE INDEX teams_of ON team_members (member);

CREATE TABLE streams (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  -- Not a reference: after a restore the owner may be someone whom this copy does not know.
  owner BLOB NOT NULL,
  -- The epoch in which the first entry was taken; the oldest first entry names the owner.
  owner_epoch INTEGER NOT NULL,
  head INTEGER NOT NULL
) STRICT;
CREATE INDEX streams_by_owner ON streams (owner);

CREATE TABLE entries (
  stream INTEGER NOT NULL REFERENCES streams (number),
  seq INTEGER NOT NULL,
  id BLOB NOT NULL UNIQUE,
  author BLOB NOT NULL,
  device BLOB NOT NULL,
  counter INTEGER NOT NULL,
  kind TEXT NOT NULL,
  at INTEGER NOT NULL,
  hash BLOB NOT NULL,
  -- The hub's epoch when it was taken: part of its seal.
  epoch INTEGER NOT NULL,
  body BLOB NOT NULL,
  PRIMARY KEY (stream, seq)
) STRICT;
CREATE UNIQUE INDEX entries_by_counter ON entries (stream, device, counter);

-- What was refused because it contradicts what was taken before; kept for the administrator.
CREATE TABLE quarantine (
  hash BLOB PRIMARY KEY,
  stream TEXT NOT NULL,
  member BLOB NOT NULL,
  device BLOB NOT NULL,
  at INTEGER NOT NULL,
  reason TEXT NOT NULL,
  entry BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- The fold of space.shared and space.unshared, in the hub's order. Can be rebuilt from entries.
CREATE TABLE grants (
  stream INTEGER NOT NULL REFERENCES streams (number),
  -- 0 the organisation, 1 a team, 2 a member.
  with_kind INTEGER NOT NULL,
  with_id BLOB NOT NULL,
  -- 0 reader, 1 commenter, 2 co-author, 3 owner.
  role INTEGER NOT NULL,
  PRIMARY KEY (stream, with_kind, with_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX grants_with ON grants (with_kind, with_id);

-- The media that a stream shows. Can be rebuilt from entries, but for `present`.
CREATE TABLE shown (
  stream INTEGER NOT NULL REFERENCES streams (number),
  medium BLOB NOT NULL,
  name TEXT NOT NULL,
  mime TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  width INTEGER,
  height INTEGER,
  -- It arrived through this stream, so it may be given out through it.
  present INTEGER NOT NULL,
  PRIMARY KEY (stream, medium)
) STRICT, WITHOUT ROWID;
CREATE INDEX shown_by_medium ON shown (medium);

-- The media that are on the disk, whole and checked.
CREATE TABLE media (
  medium BLOB PRIMARY KEY,
  bytes INTEGER NOT NULL,
  -- BLAKE3 of each MiB, 32 bytes each, so that every piece is checked when it is given out.
  pieces BLOB NOT NULL
) STRICT;
