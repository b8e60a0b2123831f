select kind, body from entries
where stream = ?1 and kind <> 'document.update' and kind in ('space.shared', 'space.unshared') and fault is null
order by seq is null, seq, number
