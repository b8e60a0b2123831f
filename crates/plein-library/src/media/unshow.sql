delete from stream_media where medium = ?1 and stream in (select number from streams where hub is null)
