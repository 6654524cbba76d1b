"""A stretch of lines → a document: parts, enclosures, outline, tables."""
