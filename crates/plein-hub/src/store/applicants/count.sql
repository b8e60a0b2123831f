SELECT COUNT(*) FROM applicants;
