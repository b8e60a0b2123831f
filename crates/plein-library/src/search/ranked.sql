select rowid, bm25(found, 10.0, 4.0, 1.0) as score from found where found match ?1 order by score limit ?2
