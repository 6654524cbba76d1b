"""Inside a link: from the texts of its two sides to typed changes, a relation, flags and a degree.

In the order of the work: ``heaviest`` and ``wording`` say which words stay, ``hunks`` and ``names`` where a change begins and
ends, ``kinds`` what it is, ``degree`` how weighty, ``linking`` makes the link.
"""
