select coalesce(max(number), 0) from entries where stream = ?1
