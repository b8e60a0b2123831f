update stream_media set durable = 0 where stream in (select number from streams where hub = ?1)
