delete from texts where space = ?1
