select number, title, text, spots, draft from texts where space = ?1 and chapter = ?2
