"""Measurements that the documentation quotes; run from the top of the tree."""
