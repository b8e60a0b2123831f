SELECT t.id, t.name, m.id, m.name, m.owner FROM teams t
LEFT JOIN team_members tm ON tm.team = t.id LEFT JOIN members m ON m.id = tm.member
ORDER BY t.name, t.id, m.name_key;
