-- Links by which anyone may read one Space. The secret is kept as its hash only.
CREATE TABLE links (
  secret_hash BLOB PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  stream INTEGER NOT NULL REFERENCES streams (number),
  made_by BLOB NOT NULL,
  made_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  revoked_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX links_of ON links (stream);

-- When the Space was archived: it can be read, and nothing is brought to it.
ALTER TABLE streams ADD COLUMN archived_at INTEGER;
