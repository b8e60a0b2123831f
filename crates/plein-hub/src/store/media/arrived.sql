INSERT INTO media (medium, bytes, pieces) VALUES (?1, ?2, ?3)
ON CONFLICT (medium) DO UPDATE SET bytes = excluded.bytes, pieces = excluded.pieces;
