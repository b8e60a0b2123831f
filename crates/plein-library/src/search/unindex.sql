delete from found where rowid = ?1
