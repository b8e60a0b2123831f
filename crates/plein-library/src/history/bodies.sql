select body from entries
where stream = ?1 and kind = 'document.update' and fault is null
order by seq is null, seq, number
limit ?3 offset ?2
