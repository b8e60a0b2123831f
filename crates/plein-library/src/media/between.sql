-- The original, and every version of it that was masked further since.
select ?1 union select o.masked from originals o join media m on m.medium = o.masked and m.local = 1 where o.original = ?1
