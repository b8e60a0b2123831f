-- The first word about a medium in a stream stands; it names what its hash names anyway.
INSERT INTO shown (stream, medium, name, mime, bytes, width, height, present)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 0)
ON CONFLICT DO NOTHING;
