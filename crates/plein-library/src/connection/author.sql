select coalesce((select member from hub), (select person from library))
