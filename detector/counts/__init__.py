"""Counts: the numbers that a sentence gives to somebody, and whose they are."""
