INSERT INTO team_members (team, member) SELECT team, ?2 FROM invitation_teams WHERE secret_hash = ?1
ON CONFLICT DO NOTHING;
