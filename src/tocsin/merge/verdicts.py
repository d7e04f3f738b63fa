"""What persons ruled on pairs of mentions: `same` holds transitively, `different` is never violated."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from tocsin.merge.likeness import Profile, profile
from tocsin.model import Judgement


class Verdicts:
    """Verdicts by event id. Where `same` and `different` contradict each other, `different` holds and the `same` is listed."""

    def __init__(self, judgements: Iterable[Judgement] = ()) -> None:
        by_person = sorted({each for each in judgements if each.by == "person"}, key=lambda each: (each.left, each.right, each.verdict))
        self._parent: dict[str, str] = {}
        self._apart: dict[str, set[str]] = defaultdict(set)
        self.contradicted: list[Judgement] = []
        for each in by_person:
            if each.verdict == "different":
                self._apart[each.left].add(each.right)
                self._apart[each.right].add(each.left)
        for each in by_person:
            if each.verdict == "same":
                self._unite(each)

    def _root(self, mention: str) -> str:
        while self._parent.get(mention, mention) != mention:
            mention = self._parent[mention]
        return mention

    def _unite(self, judgement: Judgement) -> None:
        one, other = sorted((self._root(judgement.left), self._root(judgement.right)))
        if one == other:
            return
        if self._is_apart(self._class(one), self._class(other)):
            self.contradicted.append(judgement)
            return
        self._parent[other] = one
        self._parent.setdefault(one, one)

    def _class(self, root: str) -> set[str]:
        return {root, *(mention for mention in self._parent if self._root(mention) == root)}

    def _is_apart(self, left: set[str], right: set[str]) -> bool:
        return any(self._apart.get(mention, set()) & right for mention in left)

    def _spread(self, chain: Profile) -> set[str]:
        """The chain's mentions, and those that were ruled to be the same as one of them."""
        ids = {mention.id for mention in chain.mentions}
        return ids.union(*(self._class(self._root(each)) for each in ids if each in self._parent))

    def forbid(self, a: Profile, b: Profile) -> bool:
        """True if a verdict holds some mention of the one apart from some mention of the other."""
        return bool(self._apart) and self._is_apart(self._spread(a), self._spread(b))

    @property
    def holds_apart(self) -> bool:
        """True if some verdict says `different`."""
        return bool(self._apart)

    def divide(self, chain: Profile) -> Iterator[Profile]:
        """The chain, in as many parts as verdicts make of it; a mention goes to the first part that may hold it."""
        if not self._apart:
            yield chain
            return
        parts: list[Profile] = []
        for mention in chain.mentions:
            alone = profile([mention])
            fits = next((at for at, part in enumerate(parts) if not self.forbid(part, alone)), None)
            if fits is None:
                parts.append(alone)
            else:
                parts[fits] = profile([*parts[fits].mentions, mention])
        yield from parts

    def joined(self, parts: Sequence[Profile]) -> Iterator[tuple[int, int]]:
        """Pairs of chains that a `same` joins, the first holder of each class with the others."""
        holders: dict[str, list[int]] = defaultdict(list)
        for at, chain in enumerate(parts):
            for root in sorted({self._root(mention.id) for mention in chain.mentions if mention.id in self._parent}):
                holders[root].append(at)
        for _, held in sorted(holders.items()):
            yield from ((held[0], other) for other in held[1:])
