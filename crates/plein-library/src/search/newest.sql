select rowid, -0.5 from found where found match ?1 order by rowid desc limit ?2
