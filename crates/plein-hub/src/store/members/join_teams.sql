INSERT OR IGNORE INTO team_members (team, member) SELECT team, ?2 FROM invitation_teams WHERE secret_hash = ?1;
