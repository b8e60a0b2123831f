insert into word_parts (rowid, word) values (?1, ?2)
