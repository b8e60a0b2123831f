select e.id, e.author, e.device, e.counter, e.kind, e.body, e.at, s.stream, e.number
from entries e join streams s on s.number = e.stream
where e.stream = ?1 and e.seq is null and e.own = 1 and e.seal_mac is null
