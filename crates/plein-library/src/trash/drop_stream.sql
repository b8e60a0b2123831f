delete from streams where number = ?1
