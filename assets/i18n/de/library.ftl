# Wörter, die in einem Space selbst stehen werden.
copy-of = Kopie von { $title }
copy-of-untitled = Kopie
