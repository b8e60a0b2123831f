-- As on SQLite, statement for statement; a yes or no is 0 or 1 here too.
-- Times are milliseconds since 1970. Ids are UUIDs of 16 bytes. Secrets are kept as hashes only.

CREATE TABLE hub (
  one BIGINT PRIMARY KEY CHECK (one = 1),
  id BYTEA NOT NULL,
  name TEXT NOT NULL,
  epoch BIGINT NOT NULL,
  -- How many groups of writes were committed: the high-water mark that tells an older copy.
  commits BIGINT NOT NULL,
  address TEXT NOT NULL
);

CREATE TABLE members (
  id BYTEA PRIMARY KEY,
  name TEXT NOT NULL,
  -- The name as it is compared: two people may not differ in capitals and spaces only.
  name_key TEXT NOT NULL UNIQUE,
  -- Argon2id, in PHC form.
  password TEXT NOT NULL,
  owner BIGINT NOT NULL,
  joined_at BIGINT NOT NULL
);

CREATE TABLE devices (
  token_hash BYTEA PRIMARY KEY,
  member BYTEA NOT NULL REFERENCES members (id),
  device BYTEA NOT NULL,
  name TEXT NOT NULL,
  -- A browser's session: reads pages, never pushes.
  browser BIGINT NOT NULL,
  signed_in_at BIGINT NOT NULL,
  expires_at BIGINT,
  revoked_at BIGINT
);
CREATE INDEX devices_of ON devices (device);
CREATE INDEX devices_by_member ON devices (member);

CREATE TABLE invitations (
  secret_hash BYTEA PRIMARY KEY,
  owner BIGINT NOT NULL,
  made_by BYTEA,
  made_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  used_by BYTEA
);

CREATE TABLE teams (
  id BYTEA PRIMARY KEY,
  name TEXT NOT NULL,
  made_at BIGINT NOT NULL
);

CREATE TABLE invitation_teams (
  secret_hash BYTEA NOT NULL REFERENCES invitations (secret_hash) ON DELETE CASCADE,
  team BYTEA NOT NULL REFERENCES teams (id),
  PRIMARY KEY (secret_hash, team)
);

CREATE TABLE team_members (
  team BYTEA NOT NULL REFERENCES teams (id),
  member BYTEA NOT NULL REFERENCES members (id),
  PRIMARY KEY (team, member)
);
CREATE INDEX teams_of ON team_members (member);

CREATE TABLE streams (
  number BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  -- Not a reference: after a restore the owner may be someone whom this copy does not know.
  owner BYTEA NOT NULL,
  -- The epoch in which the first entry was taken; the oldest first entry names the owner.
  owner_epoch BIGINT NOT NULL,
  head BIGINT NOT NULL
);
CREATE INDEX streams_by_owner ON streams (owner);

CREATE TABLE entries (
  stream BIGINT NOT NULL REFERENCES streams (number),
  seq BIGINT NOT NULL,
  id BYTEA NOT NULL UNIQUE,
  author BYTEA NOT NULL,
  device BYTEA NOT NULL,
  counter BIGINT NOT NULL,
  kind TEXT NOT NULL,
  at BIGINT NOT NULL,
  hash BYTEA NOT NULL,
  -- The hub's epoch when it was taken: part of its seal.
  epoch BIGINT NOT NULL,
  body BYTEA NOT NULL,
  PRIMARY KEY (stream, seq)
);
CREATE UNIQUE INDEX entries_by_counter ON entries (stream, device, counter);

-- What was refused because it contradicts what was taken before; kept for the administrator.
CREATE TABLE quarantine (
  hash BYTEA PRIMARY KEY,
  stream TEXT NOT NULL,
  member BYTEA NOT NULL,
  device BYTEA NOT NULL,
  at BIGINT NOT NULL,
  reason TEXT NOT NULL,
  entry BYTEA NOT NULL
);

-- The fold of space.shared and space.unshared, in the hub's order. Can be rebuilt from entries.
CREATE TABLE grants (
  stream BIGINT NOT NULL REFERENCES streams (number),
  -- 0 the organisation, 1 a team, 2 a member.
  with_kind BIGINT NOT NULL,
  with_id BYTEA NOT NULL,
  -- 0 reader, 1 commenter, 2 co-author, 3 owner.
  role BIGINT NOT NULL,
  PRIMARY KEY (stream, with_kind, with_id)
);
CREATE INDEX grants_with ON grants (with_kind, with_id);

-- The media that a stream shows. Can be rebuilt from entries, but for `present`.
CREATE TABLE shown (
  stream BIGINT NOT NULL REFERENCES streams (number),
  medium BYTEA NOT NULL,
  name TEXT NOT NULL,
  mime TEXT NOT NULL,
  bytes BIGINT NOT NULL,
  width BIGINT,
  height BIGINT,
  -- It arrived through this stream, so it may be given out through it.
  present BIGINT NOT NULL,
  PRIMARY KEY (stream, medium)
);
CREATE INDEX shown_by_medium ON shown (medium);

-- The media that are on the disk, whole and checked.
CREATE TABLE media (
  medium BYTEA PRIMARY KEY,
  bytes BIGINT NOT NULL,
  -- BLAKE3 of each MiB, 32 bytes each, so that every piece is checked when it is given out.
  pieces BYTEA NOT NULL
);

-- What belongs to the hub as a whole and on one computer is in files beside the database.
CREATE TABLE origin (
  one BIGINT PRIMARY KEY CHECK (one = 1),
  -- Which database cluster this is, and on which timeline: another one means that it was put back from a copy.
  cluster TEXT NOT NULL,
  -- The key of the seals.
  seal_key BYTEA NOT NULL
);
