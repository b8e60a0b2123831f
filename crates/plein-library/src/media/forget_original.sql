-- Its name may tell of somebody too.
update media set name = '' where medium = ?1
