"""Accuracy and speed of the comparison: ``python -m benchmarks.compare.accuracy`` and ``….speed``."""
