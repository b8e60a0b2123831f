delete from entries where stream = ?1
