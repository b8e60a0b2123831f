delete from texts where space = ?1 and chapter = ?2
