"""Doc and record come in, the record with commitments goes out: what is threatened, promised, demanded, planned, and on which condition.

Words and frames are data (`lexicon/data/commitment_*.tsv`). It must not judge whether a commitment is meant, nor look at other articles.
"""

from tocsin.extract.base import Extractor
from tocsin.extract.commitments.find import find_commitments

COMMITMENTS = Extractor(
    "commitments", needs=("actors", "times", "quantities", "claims", "events"), makes=("commitments",), find=find_commitments
)

__all__ = ["COMMITMENTS", "find_commitments"]
