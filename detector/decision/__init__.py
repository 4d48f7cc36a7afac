"""Parts of the decision: its order of conflicts and its words for the reader."""
