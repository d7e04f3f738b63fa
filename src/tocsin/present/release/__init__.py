"""What a frozen release says about its data, as text: code book, methodology, error rates, how to make it again.

Columns, versions and the evaluation of this version come in, Markdown goes out. This room must not write files, nor measure anything.
`evaluation.json` beside this file holds counts that `evals.confusion` measured.
"""

from __future__ import annotations

from tocsin.present.release.codebook import codebook
from tocsin.present.release.errors import Evaluation, confusion_csv, error_rates, evaluation
from tocsin.present.release.methodology import Frozen, methodology, readme

__all__ = ["Evaluation", "Frozen", "codebook", "confusion_csv", "error_rates", "evaluation", "methodology", "readme"]
