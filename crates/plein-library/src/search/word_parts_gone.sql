delete from word_parts where rowid = ?1
