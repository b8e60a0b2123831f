SELECT bytes, pieces FROM media WHERE medium = ?1;
