DELETE FROM invitations WHERE owner = 1 AND made_by IS NULL AND used_by IS NULL;
