INSERT INTO invitation_teams (secret_hash, team) VALUES (?1, ?2);
