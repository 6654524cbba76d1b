"""Two documents → what one made of the other.

In: two :class:`~generator.document.model.Document` values, the superior or earlier one first, the
registry, and, where there is one, the weights of a corpus. Out: a :class:`Comparison`: segments,
links with typed changes, what was dropped and added, figures, bodies, duties, shares, verdict.
Several comparisons of one base make a :class:`Matrix`; those of the documents above the base tell,
by :func:`with_origin`, whose words are kept.

>>> from generator.document.model import Block, Document
>>> from generator.registry import load_registry
>>> def text(issuer, sentence):
...     return Document(id=f"{issuer}/2025/x", title="", issuer_id=issuer, blocks=(Block(id="p1", text=sentence),))
>>> found = compare(
...     text("zhejiang", "全省每个县到2027年建成观星台三处，阅览座位不少于20个，由省财政厅给予补助。"),
...     text("shaoxing", "全市每个县到2026年建成观星台三处，阅览座位不少于20个，由市财政局给予补助。"),
...     load_registry(),
... )
>>> [(change.op.value, change.base, change.target) for change in found.links[0].changes if change.base != change.target]
[('localise', '全省', '全市'), ('replace', '2027', '2026'), ('localise', '省财政厅', '市财政局')]
"""

from __future__ import annotations

from generator.compare.comparison import compare
from generator.compare.matrix import Matrix, matrix
from generator.compare.model import Comparison
from generator.compare.origin import with_origin
from generator.compare.texts.weights import CorpusWeights, corpus_weights

__all__ = ["Comparison", "CorpusWeights", "Matrix", "compare", "corpus_weights", "matrix", "with_origin"]
