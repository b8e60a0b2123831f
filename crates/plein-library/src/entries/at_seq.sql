select id from entries where stream = ?1 and seq = ?2
