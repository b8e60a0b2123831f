insert into spaces (space, stream, updated, mine) values (?1, ?2, ?3, ?4)
