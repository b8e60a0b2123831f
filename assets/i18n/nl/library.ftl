# Woorden die in een Space zelf komen te staan.
copy-of = Kopie van { $title }
copy-of-untitled = Kopie
