insert into words (word, backwards, chapters) values (?1, ?2, 1)
on conflict (word) do update set chapters = chapters + 1
returning number, chapters
