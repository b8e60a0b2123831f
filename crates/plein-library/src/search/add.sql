insert into texts (space, chapter, title, text, spots, words, draft) values (?1, ?2, ?3, ?4, ?5, ?6, ?7)
