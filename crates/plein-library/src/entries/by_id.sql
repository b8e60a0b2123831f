select number, hash, seq, stream from entries where id = ?1
