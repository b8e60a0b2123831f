select number from streams where hub = ?1
