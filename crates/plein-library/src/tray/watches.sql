select id, space, path, reachable from watches where space = coalesce(?1, space) order by path
