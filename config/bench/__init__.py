"""Measure the product by doing its real work: the same deeds, checks, events and commits."""
