-- Those of a Space that no other Space has, and that wait in no other tray.
with its (medium) as (
    select medium from stream_media where stream = ?1
    union select medium from chapter_media where space = ?2
)
select i.medium from its i join media m on m.medium = i.medium
where not exists (select 1 from stream_media o where o.medium = i.medium and o.stream <> ?1)
and not exists (select 1 from chapter_media o where o.medium = i.medium and o.space <> ?2)
and not exists (
    select 1 from tray o
    where o.space <> ?2 and o.state = 'waiting' and (o.medium = i.medium or instr(o.media, lower(hex(i.medium))) > 0)
)
