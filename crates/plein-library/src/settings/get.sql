select body from settings
