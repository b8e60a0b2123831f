update texts set title = ?2, text = ?3, spots = ?4, words = ?5, draft = ?6 where number = ?1
