SELECT s.medium, s.name, s.mime, s.bytes, s.width, s.height
FROM shown s JOIN media m ON m.medium = s.medium WHERE s.stream = ?1 AND s.present = 1;
