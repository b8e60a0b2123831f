select total(chapters) from words where word >= ?1 and word < ?2
