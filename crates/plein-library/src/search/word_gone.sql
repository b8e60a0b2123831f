delete from words where number = ?1
