"""A comparison → JSON, terminal text, CSV, DOCX; a matrix → CSV, terminal text. Pages have their own view: :mod:`generator.compare.report.view`."""

from __future__ import annotations

from generator.compare.render.grid import matrix_csv, matrix_text
from generator.compare.render.structured import as_json, as_values
from generator.compare.render.tables import as_csv, figures_csv
from generator.compare.render.terminal import as_text
from generator.compare.render.word import as_docx

__all__ = ["as_csv", "as_docx", "as_json", "as_text", "as_values", "figures_csv", "matrix_csv", "matrix_text"]
