select count(*) > 0 from sqlite_master where type = 'table' and name = 'refinery_schema_history'
