"""The report page: what it shows, where, and in which words."""
