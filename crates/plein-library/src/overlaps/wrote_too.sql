select 1 from written w join entries e on e.number = w.entry
where e.stream = ?1 and w.block = ?2 and (e.seq is null or e.seq > ?3)
