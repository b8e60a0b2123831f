select distinct t.chapter
from entries e join touched t on t.entry = e.number
where e.stream = ?1 and e.seq is null
