SELECT number, head FROM streams WHERE id = ?1;
