update media set here = ?2 where medium = ?1
