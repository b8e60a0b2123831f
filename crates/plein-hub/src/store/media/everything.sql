SELECT medium, bytes, pieces FROM media ORDER BY medium;
