update spaces set title = ?2, summary = ?3, cover = ?4, language = ?5, themes = ?6, authors = ?7, template = ?8,
    focus_x = ?9, focus_y = ?10
where space = ?1
