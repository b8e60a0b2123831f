select chapter from texts where space = ?1 and chapter <> ''
