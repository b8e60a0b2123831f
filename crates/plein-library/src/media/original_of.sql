select original from originals where masked = ?1
