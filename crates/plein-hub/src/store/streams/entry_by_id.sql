SELECT e.seq, e.hash, e.epoch FROM entries e WHERE e.id = ?1;
