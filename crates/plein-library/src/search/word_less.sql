update words set chapters = chapters - 1 where word = ?1 returning number, chapters
