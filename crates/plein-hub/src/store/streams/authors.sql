-- Who wrote, in the order of their first entry; who is no longer known is left out.
SELECT m.name FROM entries e JOIN members m ON m.id = e.author
WHERE e.stream = ?1 GROUP BY m.id ORDER BY MIN(e.seq);
