insert into seen_files (watch, path, bytes, changed) values (?1, ?2, ?3, ?4)
on conflict (watch, path) do update set bytes = excluded.bytes, changed = excluded.changed
