"""Doc and record come in, the record with claims goes out: who says what, through whom, how sure.

It must not decide what is true, nor look at other articles.
"""

from tocsin.extract.base import Extractor
from tocsin.extract.claims.find import find_claims

CLAIMS = Extractor("claims", needs=("times", "actors"), makes=("claims",), find=find_claims)

__all__ = ["CLAIMS", "find_claims"]
