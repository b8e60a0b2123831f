delete from chapter_media where space = ?1
