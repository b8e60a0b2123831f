select w.word from word_parts p join words w on w.number = p.rowid
where word_parts match ?1 and length(w.word) >= ?2
