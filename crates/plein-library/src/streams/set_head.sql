update streams set head = max(cursor, ?2), role = ?3, refused = case when role is ?3 then refused else null end
where number = ?1
