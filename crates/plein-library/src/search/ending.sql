select word from words where backwards >= ?1 and backwards < ?2 and length(word) >= ?3
