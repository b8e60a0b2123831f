select s.stream, s.hub, s.cursor, s.head, s.role, s.refused,
    (select count(*) from entries e where e.stream = s.number and e.seq is null and (e.own = 1 or e.seal_mac is not null))
from streams s
where s.stream = coalesce(?1, s.stream) and s.hub = (select hub from hub)
order by s.number
