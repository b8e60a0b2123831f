DELETE FROM invitations WHERE standing = 3 AND made_by IS NULL AND used_by IS NULL;
