select coalesce(max(counter), 0) from entries
where stream = ?1 and device = ?2 and (own = 0 or seq is not null or seal_mac is not null)
