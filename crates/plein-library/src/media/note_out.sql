update media set out = 1 where medium = ?1
