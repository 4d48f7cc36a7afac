"""Days: which days a text names, counted from the day of its article."""
