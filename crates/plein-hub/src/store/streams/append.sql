INSERT INTO entries (stream, seq, id, author, device, counter, kind, at, hash, epoch, body)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11);
