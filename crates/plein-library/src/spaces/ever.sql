select exists (select 1 from sqlite_sequence where name = 'entries' and seq > 0)
