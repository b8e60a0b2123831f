select s.space, s.title, s.summary, s.cover, s.themes, s.authors, s.updated, s.mine, s.welcome, s.removed,
    (select count(*) from texts t where t.space = s.space and t.chapter <> '')
from spaces s
where (s.removed is not null) = ?1 and s.space = coalesce(?2, s.space)
order by s.updated desc, s.space
