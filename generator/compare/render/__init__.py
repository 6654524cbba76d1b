"""A comparison → JSON, terminal text, CSV, DOCX. Pages have their own view: :mod:`generator.compare.view`."""

from __future__ import annotations

from generator.compare.render.structured import as_json

__all__ = ["as_json"]
