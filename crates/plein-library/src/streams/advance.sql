with recursive here (seq) as (
    select cursor from streams where number = ?1
    union all
    select e.seq from entries e join here on e.stream = ?1 and e.seq = here.seq + 1
)
update streams
set cursor = (select max(seq) from here), head = max(head, (select max(seq) from here))
where number = ?1
