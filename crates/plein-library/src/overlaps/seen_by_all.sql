delete from written
where entry in (
    select e.number from entries e join streams s on s.number = e.stream where e.stream = ?1 and e.seq <= s.cursor
)
