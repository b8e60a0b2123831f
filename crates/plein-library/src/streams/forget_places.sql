update entries set seq = null where stream in (select number from streams where hub = ?1)
