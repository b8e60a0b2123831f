insert or ignore into chapter_media (space, chapter, medium) values (?1, ?2, ?3)
