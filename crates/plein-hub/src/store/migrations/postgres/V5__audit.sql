-- Who did or read what, when, from where. Only added to; the hash of each row covers the one before.
CREATE TABLE audit (
  number BIGINT PRIMARY KEY,
  at BIGINT NOT NULL,
  -- Who, and what they were called then; nothing for who is not signed in.
  member BYTEA,
  name TEXT NOT NULL,
  device BYTEA,
  source TEXT NOT NULL,
  action TEXT NOT NULL,
  object TEXT NOT NULL,
  allowed BIGINT NOT NULL,
  hash BYTEA NOT NULL
);
CREATE FUNCTION audit_stays() RETURNS trigger LANGUAGE plpgsql AS
  'BEGIN RAISE EXCEPTION ''the audit log is only added to''; END';
CREATE TRIGGER audit_is_not_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON audit EXECUTE FUNCTION audit_stays();
