delete from chapter_media where space = ?1 and chapter = ?2
