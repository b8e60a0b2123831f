select 1 from seen_files where watch = ?1 and path = ?2 and bytes = ?3 and changed = ?4
