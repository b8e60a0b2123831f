-- When a device was last heard of, to the quarter of an hour.
ALTER TABLE devices ADD COLUMN seen_at BIGINT;
-- For whom an invitation is: only who gives this address may use it. NULL: for whoever has the link.
ALTER TABLE invitations ADD COLUMN email TEXT;
-- The address with which someone joined, when they gave one.
ALTER TABLE members ADD COLUMN email TEXT;

-- From which addresses people may ask to join: what stands after the @, in small letters.
CREATE TABLE domains (
  domain TEXT PRIMARY KEY
);

-- Who asked to join, and waits for an administrator. The id is that of the member they will be.
CREATE TABLE applicants (
  id BYTEA PRIMARY KEY,
  name TEXT NOT NULL,
  email TEXT NOT NULL UNIQUE,
  -- Argon2id, in PHC form.
  password TEXT NOT NULL,
  asked_at BIGINT NOT NULL
);
