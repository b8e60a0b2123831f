INSERT OR IGNORE INTO team_members (team, member) VALUES (?1, ?2);
