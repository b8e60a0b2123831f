insert into entries (stream, id, author, device, counter, kind, body, at, hash, own, seq, seal_epoch, seal_seq, seal_mac, fault)
values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)
