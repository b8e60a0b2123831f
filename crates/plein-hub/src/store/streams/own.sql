-- The oldest first entry names the owner.
UPDATE streams SET owner = ?2, owner_epoch = ?3 WHERE number = ?1 AND owner_epoch > ?3;
