select number, title, text, spots from texts
