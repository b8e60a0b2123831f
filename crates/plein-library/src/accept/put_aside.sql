insert into quarantine (stream, id, entry, why, at) values (?1, ?2, ?3, ?4, ?5)
