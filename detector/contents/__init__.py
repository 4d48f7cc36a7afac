"""Contents: what is said, made to stand without the sentence that says it."""
