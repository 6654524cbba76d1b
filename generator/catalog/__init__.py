"""Documents → Catalog."""
