select s.stream, m.medium, m.bytes
from stream_media sm join media m on m.medium = sm.medium join streams s on s.number = sm.stream
where m.here = 1 and m.local = 0 and sm.durable = 0 and s.hub = (select hub from hub) and s.refused is null
    -- The hub must have the entry that shows it before it takes the bytes.
    and not exists (
        select 1 from entries e where e.stream = s.number and e.kind = 'medium.added' and e.seq is null
    )
    -- A picture or film goes when somebody has said that it shows no patient.
    and (
        (m.mime not like 'image/%' and m.mime not like 'video/%')
        or exists (
            select 1 from checked c join spaces p on p.space = c.space
            where p.stream = sm.stream and c.medium = m.medium
        )
    )
order by sm.stream, m.bytes
