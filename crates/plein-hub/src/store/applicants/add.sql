INSERT INTO applicants (id, name, email, password, asked_at) VALUES (?1, ?2, ?3, ?4, ?5)
ON CONFLICT DO NOTHING;
