select s.space, s.title, s.summary, s.cover, s.themes, s.authors, s.updated, s.mine, s.welcome, s.removed,
    s.template, s.archived, s.opened,
    (select count(*) from texts t where t.space = s.space and t.chapter <> ''),
    (select count(*) from texts t where t.space = s.space and t.draft = 1),
    s.focus_x, s.focus_y
from spaces s
where s.space = ?1 and (s.removed is null or ?2)
