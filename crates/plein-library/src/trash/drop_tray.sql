delete from tray where space = ?1
