select w.word from stems s join words w on w.number = s.word where s.stem = ?1 order by w.chapters desc limit 40
