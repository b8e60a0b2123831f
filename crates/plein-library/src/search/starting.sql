select word from words where word >= ?1 and word < ?2 and length(word) >= ?3
