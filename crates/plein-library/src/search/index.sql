insert into found (rowid, title, headings, text) values (?1, ?2, ?3, ?4)
