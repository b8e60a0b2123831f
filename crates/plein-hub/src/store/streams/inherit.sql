-- What somebody was given as an owner, another owns too.
INSERT INTO grants (stream, with_kind, with_id, role)
SELECT stream, 2, ?2, 3 FROM grants WHERE with_kind = 2 AND with_id = ?1 AND role = 3
ON CONFLICT (stream, with_kind, with_id) DO UPDATE SET role = 3;
