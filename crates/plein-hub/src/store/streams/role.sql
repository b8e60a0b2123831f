-- The greatest of what someone may do with one stream; NULL for nothing. A guest is not of the organisation.
SELECT MAX(role) FROM (
  SELECT 3 AS role FROM streams WHERE number = ?1 AND owner = ?2
  UNION ALL
  SELECT role FROM grants
  WHERE stream = ?1 AND (
    (with_kind = 0 AND EXISTS (SELECT 1 FROM members WHERE id = ?2 AND standing > 0))
    OR (with_kind = 1 AND with_id IN (SELECT team FROM team_members WHERE member = ?2))
    OR (with_kind = 2 AND with_id = ?2))) AS roles;
