select text, spots from texts where number = ?1
