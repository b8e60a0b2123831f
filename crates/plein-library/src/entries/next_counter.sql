select coalesce(max(counter), 0) + 1 from entries where stream = ?1 and device = ?2
