select version from search_index
