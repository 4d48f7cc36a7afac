"""Backends: which models there are, where they lie, and what runs them."""
