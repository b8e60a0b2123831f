select t.space, t.chapter, t.title from texts t join spaces s on s.space = t.space where t.number = ?1 and s.removed is null
