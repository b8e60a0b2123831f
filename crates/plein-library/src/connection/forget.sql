delete from hub
