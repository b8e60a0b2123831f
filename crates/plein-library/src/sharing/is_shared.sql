select hub is not null from streams where number = ?1
