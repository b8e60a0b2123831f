insert into watches (id, space, path, reachable) values (?1, ?2, ?3, 1) on conflict (space, path) do nothing
