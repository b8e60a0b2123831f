SELECT hash FROM audit WHERE number = ?1;
