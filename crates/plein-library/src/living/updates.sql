select body, number from entries
where stream = ?1 and kind = 'document.update' and fault is null and number > ?2
order by seq is null, seq, number
