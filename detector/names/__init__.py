"""Names: which words mean one person or body, and who speaks on behalf of whom."""
