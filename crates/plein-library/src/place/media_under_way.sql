select distinct c.chapter
from chapter_media c
join media m on m.medium = c.medium and m.here = 1
left join stream_media sm on sm.medium = c.medium and sm.stream = ?2
where c.space = ?1 and coalesce(sm.durable, 0) = 0
