-- What no hub can have heard: entries of streams that were never shared.
select e.id, e.author, e.device, e.counter, e.kind, e.body, e.at, s.stream, e.number
from stream_media sm
join streams s on s.number = sm.stream and s.hub is null
join entries e on e.stream = s.number and e.kind = 'medium.added' and e.own = 1 and e.seq is null
where sm.medium = ?1
