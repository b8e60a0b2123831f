insert into search_index (one, version) values (1, ?1) on conflict (one) do update set version = excluded.version
