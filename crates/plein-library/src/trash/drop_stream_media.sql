delete from stream_media where stream = ?1
