select m.medium, coalesce((select sm.name from stream_media sm where sm.medium = m.medium and sm.stream = ?2), m.name),
    m.mime, m.bytes, m.width, m.height, m.here
from media m where m.medium = ?1
