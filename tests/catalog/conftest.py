"""Lets the catalog's tests import their small documents (pytest's importlib mode adds no paths)."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
