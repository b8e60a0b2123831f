insert into checkpoints (stream, edits, digest, state) values (?1, ?2, ?3, ?4)
on conflict (stream, edits) do update set digest = excluded.digest, state = excluded.state
