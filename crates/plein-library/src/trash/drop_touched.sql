delete from touched where entry in (select number from entries where stream = ?1)
