DELETE FROM team_members WHERE member = ?1;
