insert or ignore into written (entry, block)
select e.number, ?2 from entries e join streams s on s.number = e.stream where e.id = ?1 and s.hub is not null
