DELETE FROM team_members WHERE team = ?1 AND member = ?2;
