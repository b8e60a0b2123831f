select count(*) from entries
where stream = ?1 and kind = 'document.update' and fault is null and seq < ?2
