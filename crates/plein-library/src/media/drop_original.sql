delete from originals where original = ?1
