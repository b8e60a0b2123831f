select url, hub, epoch, name, member, member_name, owner, token_in, last_sync from hub
