insert or ignore into checked (space, medium) values (?1, ?2)
