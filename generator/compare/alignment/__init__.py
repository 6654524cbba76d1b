"""Two prepared documents → which segments belong together, in which groups, and what moved.

In the order of the work: ``mending`` puts misread keys right, ``likeness`` says what is shared, ``headings`` and
``context`` where it stands, ``odds`` how likely it is one provision, ``assign`` pairs one to one, ``delegation`` adds what
fills in, ``growth`` splits and merges, ``structure`` what follows its contents; ``align`` is all of it, ``groups`` makes links'
members of pairs, ``moves`` and ``sections`` say what left its place.
"""
