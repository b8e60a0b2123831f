-- Whether a member may see this medium through another stream already; then it need not be sent again.
SELECT EXISTS (
  SELECT 1 FROM shown s JOIN media m ON m.medium = s.medium JOIN streams t ON t.number = s.stream
  WHERE s.medium = ?1 AND s.present = 1 AND (
    t.owner = ?2
    OR EXISTS (SELECT 1 FROM grants g WHERE g.stream = s.stream AND (
      (g.with_kind = 0 AND EXISTS (SELECT 1 FROM members WHERE id = ?2 AND standing > 0))
      OR (g.with_kind = 1 AND g.with_id IN (SELECT team FROM team_members WHERE member = ?2))
      OR (g.with_kind = 2 AND g.with_id = ?2)))));
