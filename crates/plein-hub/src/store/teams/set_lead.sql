UPDATE team_members SET leads = ?3 WHERE team = ?1 AND member = ?2;
