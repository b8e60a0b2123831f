update entries set seq = ?2, seal_epoch = ?3, seal_seq = ?2, seal_mac = ?4 where number = ?1
