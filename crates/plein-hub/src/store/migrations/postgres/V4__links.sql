-- Links by which anyone may read one Space. The secret is kept as its hash only.
CREATE TABLE links (
  secret_hash BYTEA PRIMARY KEY,
  id BYTEA NOT NULL UNIQUE,
  stream BIGINT NOT NULL REFERENCES streams (number),
  made_by BYTEA NOT NULL,
  made_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  revoked_at BIGINT
);
CREATE INDEX links_of ON links (stream);

-- When the Space was archived: it can be read, and nothing is brought to it.
ALTER TABLE streams ADD COLUMN archived_at BIGINT;
