select s.stream, m.medium, m.bytes
from stream_media sm join media m on m.medium = sm.medium join streams s on s.number = sm.stream
where m.here = 0 and m.local = 0 and s.hub = (select hub from hub) and s.role is not null
group by m.medium
order by m.bytes
