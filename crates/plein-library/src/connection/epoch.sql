update hub set epoch = ?1
