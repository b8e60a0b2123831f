SELECT id, number, head FROM streams ORDER BY id;
