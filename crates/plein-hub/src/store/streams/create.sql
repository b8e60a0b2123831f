INSERT INTO streams (id, owner, owner_epoch, head) VALUES (?1, ?2, ?3, 0) RETURNING number;
