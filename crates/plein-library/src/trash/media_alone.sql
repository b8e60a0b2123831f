-- Those of a Space that no other Space has, and that wait in no other tray; and what they were masked from, unless
-- another Space has a masked picture of that.
with its (medium) as (
    select medium from stream_media where stream = ?1
    union select medium from chapter_media where space = ?2
),
roots (medium) as (select o.original from originals o join its on its.medium = o.masked),
gone (medium) as (
    select medium from its
    union select medium from roots
    union
    select o.masked from originals o join roots on roots.medium = o.original join media m on m.medium = o.masked
    where m.local = 1
)
select i.medium from gone i join media m on m.medium = i.medium
where not exists (select 1 from stream_media o where o.medium = i.medium and o.stream <> ?1)
and not exists (select 1 from chapter_media o where o.medium = i.medium and o.space <> ?2)
and not exists (
    select 1 from originals g join stream_media o on o.medium = g.masked where g.original = i.medium and o.stream <> ?1
)
and not exists (
    select 1 from tray o
    where o.space <> ?2 and o.state = 'waiting' and (o.medium = i.medium or instr(o.media, lower(hex(i.medium))) > 0)
)
