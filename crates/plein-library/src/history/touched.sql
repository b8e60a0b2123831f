select distinct chapter from touched where entry in (select value from json_each(?1))
