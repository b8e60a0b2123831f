select mine, removed is not null or discarded <> 0 from spaces where space = ?1
