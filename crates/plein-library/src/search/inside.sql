select w.word, cast(w.chapters as real) from word_parts p join words w on w.number = p.rowid
where word_parts match ?1 order by w.chapters desc limit 64
