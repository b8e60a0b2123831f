delete from spaces where space = ?1
