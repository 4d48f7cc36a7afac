"""Words: the cue lists of each language, and a text as words and marks to look up in them."""
