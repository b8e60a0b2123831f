update entries set fault = ?2 where number = ?1
