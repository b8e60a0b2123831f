INSERT INTO hub (one, id, name, epoch, commits, address) VALUES (1, ?1, ?2, ?3, 0, '');
