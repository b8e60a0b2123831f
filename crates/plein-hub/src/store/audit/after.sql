SELECT number, at, member, name, device, source, action, object, allowed, hash
FROM audit WHERE number > ?1 ORDER BY number LIMIT ?2;
