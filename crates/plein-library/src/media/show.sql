insert or ignore into stream_media (stream, medium, name) values (?1, ?2, ?3)
