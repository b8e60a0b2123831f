-- PostgreSQL only.
INSERT INTO origin (one, cluster, seal_key) VALUES (1, ?1, ?2)
ON CONFLICT (one) DO UPDATE SET cluster = excluded.cluster;
