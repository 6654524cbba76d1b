"""What the world is called: who issues, under which names and numbers, and how names change from level to level.

In: the data in ``data/`` and, if given, ``content/registry/*.yml``. Out: a :class:`Registry`.

>>> registry = load_registry()
>>> registry.issuer_of_name("浙江省人民政府办公厅").id
'zhejiang'
>>> registry.superiors("shaoxing")
('zhejiang', 'state')
>>> registry.issuer_of_code("某政发") is None
True
"""

from __future__ import annotations

from generator.registry.bodies import Body
from generator.registry.issuers import Gazette, Issuer
from generator.registry.loader import load_registry
from generator.registry.registry import Modal, Phrases, Registry
from generator.registry.swaps import Swap

__all__ = ["Body", "Gazette", "Issuer", "Modal", "Phrases", "Registry", "Swap", "load_registry"]
