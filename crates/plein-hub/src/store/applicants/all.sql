SELECT id, name, email, asked_at FROM applicants ORDER BY asked_at, id;
