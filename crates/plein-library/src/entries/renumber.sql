update entries set counter = ?2, hash = ?3 where number = ?1
