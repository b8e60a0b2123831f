SELECT t.id, t.name, m.id, m.name, m.standing, tm.leads FROM teams t
LEFT JOIN team_members tm ON tm.team = t.id LEFT JOIN members m ON m.id = tm.member AND m.left_at IS NULL
ORDER BY t.name, t.id, m.name_key;
