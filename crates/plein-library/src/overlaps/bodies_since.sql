select body, own from entries
where stream = ?1 and kind = 'document.update' and fault is null and (seq is null or seq >= ?2)
order by seq is null, seq, number
