# Words that come to stand in a Space itself.
copy-of = Copy of { $title }
copy-of-untitled = Copy
