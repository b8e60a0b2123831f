select e.id, e.author, e.device, e.counter, e.kind, e.body, e.at, s.stream, e.seal_epoch, e.seal_seq, e.seal_mac
from entries e join streams s on s.number = e.stream
where s.stream = ?1 and e.seq is null and e.seal_mac is not null
order by e.seal_epoch, e.seal_seq
