update hub set last_sync = ?1
