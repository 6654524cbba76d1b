"""Who acts: the bodies of both documents, mapped level to level, and the duties that links change."""
