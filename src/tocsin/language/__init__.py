"""Article comes in, spaCy Doc goes out: parsed block by block, with the offsets of the whole text.

The only room that loads models. It must not decide what anything means.
"""

from __future__ import annotations

from tocsin.language.parse import DEFAULT_PIPELINE, load_pipeline, parse_article, pipeline_name

__all__ = ["DEFAULT_PIPELINE", "load_pipeline", "parse_article", "pipeline_name"]
