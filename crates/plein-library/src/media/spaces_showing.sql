select s.stream from stream_media sm join streams s on s.number = sm.stream where sm.medium = ?1
