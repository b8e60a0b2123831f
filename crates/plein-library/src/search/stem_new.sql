insert or ignore into stems (stem, word) values (?1, ?2)
