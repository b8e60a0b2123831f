INSERT INTO audit (number, at, member, name, device, source, action, object, allowed, hash)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10);
