select m.out or exists (select 1 from stream_media sm where sm.medium = m.medium and sm.durable = 1)
from media m where m.medium = ?1
