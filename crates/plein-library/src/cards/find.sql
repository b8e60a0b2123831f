select t.space, t.chapter, snippet(found, 1, '', '', '…', 16), bm25(found, 4.0, 1.0) as rank
from found join texts t on t.number = found.rowid join spaces s on s.space = t.space
where found match ?1 and s.removed is null
order by rank
