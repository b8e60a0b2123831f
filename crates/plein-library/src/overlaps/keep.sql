insert into overlaps (space, block, base, mine, theirs, merged, names, at) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
on conflict (space, block) do update set
    base = excluded.base, mine = excluded.mine, theirs = excluded.theirs, merged = excluded.merged,
    names = excluded.names, at = excluded.at
