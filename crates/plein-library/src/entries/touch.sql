insert or ignore into touched (entry, chapter) values (?1, ?2)
