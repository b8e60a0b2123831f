INSERT INTO grants (stream, with_kind, with_id, role) VALUES (?1, ?2, ?3, ?4)
ON CONFLICT (stream, with_kind, with_id) DO UPDATE SET role = excluded.role;
