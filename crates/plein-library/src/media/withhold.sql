update entries set kind = ?2, body = ?3, hash = ?4 where number = ?1
