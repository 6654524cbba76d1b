"""Two prepared documents → which segments belong together, in which groups, and what moved.

In the order of the work: ``mending`` puts misread keys right, ``likeness`` says what is shared, ``topics`` and
``context`` where it stands, ``odds`` how likely it is one provision, ``answers`` adds what fills a delegation in, ``growth`` joins the
likeliest, splits and merges, too; ``parts``, ``headings`` and ``units`` follow their contents. ``align`` is all of it, ``assign``
the one-to-one pairs that it starts from, ``groups`` makes links' members of pairs, ``moves`` and ``sections`` say what left
its place.
"""
