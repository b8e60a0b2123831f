SELECT s.name, s.mime, s.bytes, s.width, s.height, s.present = 1 AND m.medium IS NOT NULL
FROM shown s LEFT JOIN media m ON m.medium = s.medium WHERE s.stream = ?1 AND s.medium = ?2;
