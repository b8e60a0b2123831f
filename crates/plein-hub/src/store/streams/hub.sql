SELECT id, name, epoch, commits, address FROM hub WHERE one = 1;
