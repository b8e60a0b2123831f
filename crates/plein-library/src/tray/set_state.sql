update tray set state = ?2 where id = ?1 and state = 'waiting'
