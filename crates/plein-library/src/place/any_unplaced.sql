select exists (select 1 from entries where stream = ?1 and seq is null)
