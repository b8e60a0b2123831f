insert into tray (id, space, name, kind, medium, chapters, media, hash, at, state)
values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, 'waiting')
