insert into snapshots (stream, upto, state) values (?1, ?2, ?3)
on conflict (stream) do update set upto = excluded.upto, state = excluded.state
