-- What a Space shows and somebody has to look at before it may leave this computer.
select distinct c.medium
from chapter_media c
join media m on m.medium = c.medium and m.here = 1 and m.local = 0
left join stream_media sm on sm.medium = c.medium and sm.stream = ?2
where c.space = ?1 and coalesce(sm.durable, 0) = 0
    and (m.mime like 'image/%' or m.mime like 'video/%')
    and not exists (select 1 from checked k where k.space = c.space and k.medium = c.medium)
order by c.medium
