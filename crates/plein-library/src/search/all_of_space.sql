select number, title, text from texts where space = ?1
