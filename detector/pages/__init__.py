"""Pages: the story of an article inside what was read: a file, a web page with its furniture, a row."""
