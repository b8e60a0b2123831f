select mine from spaces where space = ?1
