delete from checked where space = ?1
