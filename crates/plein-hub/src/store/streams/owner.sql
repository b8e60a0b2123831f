SELECT owner FROM streams WHERE number = ?1;
