select e.id, e.author, e.device, e.counter, e.kind, e.body, e.at, s.stream, e.seal_epoch, e.seal_seq, e.seal_mac
from entries e join streams s on s.number = e.stream
where s.stream = ?1 and e.seq = 1 and e.seal_seq = 1
