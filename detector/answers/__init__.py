"""Answers: which claim a denial answers, in its own article or in another."""
