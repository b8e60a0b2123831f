select s.number, s.cursor, s.head, s.role, s.refused, s.hub is not null and s.hub is (select hub from hub) as here
from streams s where s.stream = ?1
