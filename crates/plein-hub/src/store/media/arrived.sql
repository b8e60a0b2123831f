INSERT OR REPLACE INTO media (medium, bytes, pieces) VALUES (?1, ?2, ?3);
