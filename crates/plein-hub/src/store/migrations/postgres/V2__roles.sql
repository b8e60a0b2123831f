-- What someone is on the hub: 0 a guest, 1 a member, 2 an administrator, 3 an owner. It was: whether they own it.
ALTER TABLE members RENAME COLUMN owner TO standing;
UPDATE members SET standing = 1 + 2 * standing;
ALTER TABLE invitations RENAME COLUMN owner TO standing;
UPDATE invitations SET standing = 1 + 2 * standing;
-- When their membership ended; their name and what they wrote stay.
ALTER TABLE members ADD COLUMN left_at BIGINT;
-- Whether they may put others in the team.
ALTER TABLE team_members ADD COLUMN leads BIGINT NOT NULL DEFAULT 0;
