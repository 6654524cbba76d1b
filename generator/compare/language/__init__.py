"""The language of official texts: names that adoptions swap, numbers, units, words, bodies, drafts' synonyms.

Nothing here knows of two documents; a :class:`~generator.compare.language.folding.Folding` knows of two issuers.
In the order of use: ``collectives`` and ``speakers`` say which names two issuers swap, ``lexicon`` finds names in a
text, ``paraphrases`` and ``folding`` make one sign of what means the same; ``numerals`` and ``units`` read numbers,
``words`` cuts tokens, ``body_names`` finds bodies, ``kind_words`` are words that tell the kind of a change, and ``bigrams`` tell how
alike two strings are.
"""
