"""Parts of the decision: thresholds, what is ruled out, evidence, order of conflicts, explanations."""
