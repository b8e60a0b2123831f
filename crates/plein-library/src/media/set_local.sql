update media set local = ?2 where medium = ?1
