select 1 from tray where space = ?1 and hash = ?2
