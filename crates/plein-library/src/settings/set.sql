insert into settings (one, body) values (1, ?1) on conflict (one) do update set body = excluded.body
