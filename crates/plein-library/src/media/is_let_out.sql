select local, out from media where medium = ?1
