insert into streams (stream, hub, role) values (?1, ?2, ?3)
