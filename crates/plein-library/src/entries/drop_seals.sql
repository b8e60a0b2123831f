update entries set seal_epoch = null, seal_seq = null, seal_mac = null where stream = ?1 and seq is null
