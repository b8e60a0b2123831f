select e.number, e.id, e.author, e.device, e.at, e.own, e.kind = 'history.brought_back',
    ?2 is null or exists (select 1 from touched t where t.entry = e.number and t.chapter = ?2)
from entries e
where e.stream = ?1 and e.kind in ('document.update', 'history.brought_back') and e.fault is null
order by e.seq is null, e.seq, e.number
