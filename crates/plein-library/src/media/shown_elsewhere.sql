select count(distinct space) from chapter_media where medium = ?1 and space <> ?2
