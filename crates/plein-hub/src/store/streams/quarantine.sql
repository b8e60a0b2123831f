-- At most a thousand for each member, so that nobody fills the disk with contradictions.
INSERT INTO quarantine (hash, stream, member, device, at, reason, entry)
SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7
WHERE (SELECT COUNT(*) FROM quarantine WHERE member = ?3) < 1000
ON CONFLICT DO NOTHING;
