insert or ignore into library (one, device, person, created) values (1, ?1, ?2, ?3)
