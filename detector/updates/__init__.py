"""Updates: what has changed between two statements, and so is no conflict."""
