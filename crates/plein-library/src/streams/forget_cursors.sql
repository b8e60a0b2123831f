update streams set cursor = 0, head = 0, refused = null where hub = ?1
