"""Accuracy of conversion and comparison against gold: ``python -m benchmarks.accuracy``."""
