delete from texts where number = ?1
