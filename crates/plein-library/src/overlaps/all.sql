select block, mine, theirs, merged, names, at from overlaps where space = ?1 order by at, block
