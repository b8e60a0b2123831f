update entries set author = ?2, hash = ?3 where number = ?1
