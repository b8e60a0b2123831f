select number from streams where stream = ?1
