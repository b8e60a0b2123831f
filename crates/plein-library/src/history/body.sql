select body from entries where number = ?1
