select 1 from chapter_media where medium = ?1
union all
select 1 from tray where medium = ?1 and state = 'waiting'
