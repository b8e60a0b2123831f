update stream_media set durable = ?3 where stream = ?1 and medium = ?2
