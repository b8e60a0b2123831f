insert into originals (masked, original) values (?1, ?2) on conflict (masked) do update set original = excluded.original
