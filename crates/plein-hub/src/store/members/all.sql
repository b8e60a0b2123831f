SELECT id, name, standing FROM members WHERE left_at IS NULL ORDER BY name_key;
