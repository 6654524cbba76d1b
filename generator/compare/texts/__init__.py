"""A document made ready to be compared: segments, their folded keys, what their characters are worth.

In: a document's blocks. Out: :func:`~generator.compare.texts.prepared.prepare`'s segments with keys, headings and
grams. ``segments`` and ``labels`` cut, ``cells`` knows tables, ``weights`` weighs by rarity, ``boilerplate`` knows formulas.
"""
