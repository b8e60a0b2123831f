delete from stems;
delete from words;
insert into found (found) values ('delete-all');
insert into word_parts (word_parts) values ('delete-all');
