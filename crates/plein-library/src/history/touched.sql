select chapter from touched where entry = ?1
