select id, name, kind, medium, at, space, chapters from tray where state = 'waiting' and space = coalesce(?1, space) and id = coalesce(?2, id)
order by at, id
