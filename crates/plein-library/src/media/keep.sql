insert into media (medium, name, mime, bytes, width, height, here) values (?1, ?2, ?3, ?4, ?5, ?6, ?7)
on conflict (medium) do update set here = max(here, excluded.here)
