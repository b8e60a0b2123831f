-- Every stream that someone may see, and the greatest role in each: an archived one is for reading. A guest is not of
-- the organisation.
SELECT s.id, s.head, CASE WHEN s.archived_at IS NULL THEN MAX(r.role) ELSE 0 END FROM (
  SELECT number AS stream, 3 AS role FROM streams WHERE owner = ?1
  UNION ALL
  SELECT stream, role FROM grants
  WHERE with_kind = 0 AND EXISTS (SELECT 1 FROM members WHERE id = ?1 AND standing > 0)
  UNION ALL
  SELECT g.stream, g.role FROM team_members t JOIN grants g ON g.with_kind = 1 AND g.with_id = t.team WHERE t.member = ?1
  UNION ALL
  SELECT stream, role FROM grants WHERE with_kind = 2 AND with_id = ?1
) r JOIN streams s ON s.number = r.stream GROUP BY s.number, s.id, s.head, s.archived_at ORDER BY s.number;
