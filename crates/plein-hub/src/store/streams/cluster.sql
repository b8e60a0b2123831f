-- PostgreSQL only.
SELECT s.system_identifier::text || ' ' || c.timeline_id::text FROM pg_control_system() s, pg_control_checkpoint() c;
