select s.removed is not null, t.hub is not null from spaces s join streams t on t.number = s.stream where s.space = ?1
