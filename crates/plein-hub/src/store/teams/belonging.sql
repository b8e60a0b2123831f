-- NULL for who is not in it; no row for a team that is not there.
SELECT tm.leads FROM teams t LEFT JOIN team_members tm ON tm.team = t.id AND tm.member = ?2 WHERE t.id = ?1;
