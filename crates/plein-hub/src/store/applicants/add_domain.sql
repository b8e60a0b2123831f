INSERT INTO domains (domain) VALUES (?1);
