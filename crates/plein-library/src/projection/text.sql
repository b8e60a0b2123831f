insert into texts (space, chapter, title, text, words) values (?1, ?2, ?3, ?4, ?5)
on conflict (space, chapter) do update set title = excluded.title, text = excluded.text, words = excluded.words
where title <> excluded.title or text <> excluded.text
