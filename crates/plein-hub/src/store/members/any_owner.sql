SELECT EXISTS (SELECT 1 FROM members WHERE standing = 3 AND left_at IS NULL);
