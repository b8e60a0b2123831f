SELECT seq, id, author, device, counter, kind, at, hash, epoch, body
FROM entries WHERE stream = ?1 AND seq > ?2 ORDER BY seq LIMIT ?3;
