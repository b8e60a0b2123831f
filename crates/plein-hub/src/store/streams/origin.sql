-- PostgreSQL only.
SELECT cluster, seal_key FROM origin WHERE one = 1;
