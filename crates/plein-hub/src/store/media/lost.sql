DELETE FROM media WHERE medium = ?1;
