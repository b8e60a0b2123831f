insert into hub (one, url, hub, epoch, name, member, member_name, owner, token_in, last_sync)
values (1, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
