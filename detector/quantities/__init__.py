"""Quantities: what a content says about how many, and which two cannot both hold."""
