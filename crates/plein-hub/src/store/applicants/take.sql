DELETE FROM applicants WHERE id = ?1 RETURNING id, name, email, asked_at, password;
