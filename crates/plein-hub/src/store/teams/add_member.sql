INSERT INTO team_members (team, member) VALUES (?1, ?2)
ON CONFLICT DO NOTHING;
