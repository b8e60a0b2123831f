SELECT seq, body FROM entries
WHERE stream = ?1 AND seq > ?2 AND kind = 'document.update' ORDER BY seq;
