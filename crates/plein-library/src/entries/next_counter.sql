select coalesce(max(counter), 0) + 1 from entries where own = 1 and stream = ?1 and device = ?2
