"""The words of a condition that say what must happen, without what is only known of somebody and without who says so."""

from __future__ import annotations

from tocsin.lexicon.trips import trip_words
from tocsin.merge.told import WORD
from tocsin.model import Record, Span

Found = tuple[str, Span]
# Who says so stands so near before the word for saying: ", the interior minister said".
_NEAR = 6


def gist(record: Record, span: Span, act: Span | None) -> list[Found]:
    """The words of a condition up to relative clauses behind its act, a speaker and another consequence.

    "If Hamas, which it bans, takes part in the vote, an aide" is "If Hamas takes part in the vote".
    """
    found = [(match[0], Span(span.start + match.start(), span.start + match.end())) for match in WORD.finditer(record.text_of(span))]
    kept: list[Found] = []
    is_dropped = False
    for n, one in enumerate(found):
        joint = n > 0 and "," in record.article.text[found[n - 1][1].end : one[1].start]
        if joint and is_dropped:
            is_dropped = False
        if _opens_aside(record, found, n, act, is_joint=joint):
            is_dropped = True
        if not is_dropped:
            kept.append(one)
    return kept if act is None or any(at.overlaps(act) for _, at in kept) else found


def _opens_aside(record: Record, found: list[Found], n: int, act: Span | None, *, is_joint: bool) -> bool:
    """True for the first word of what is only added: "which it bans", "the crew it took", "…, an aide", "and will strike back"."""
    word, at = found[n]
    lowered, before = word.lower(), found[n - 1][0].lower() if n else ""
    is_behind = n > 1 and (act is None or at.start > act.end)
    is_saying = any(each.lower() in trip_words()["saying"] for each, _ in found[n : n + _NEAR])
    if is_joint and (lowered in {"which", "who", "whom", "where"} or is_saying or _is_speaker(record, at)):
        return True
    if lowered in {"which", "who", "whom"} and is_behind and act is not None:
        return True
    behind = found[n + 1][0].lower() if n + 1 < len(found) else ""
    if before == "and" and lowered in {"will", "would"} and n > 1:
        return True
    if lowered in {"before", "while"} and act is not None and at.start > act.end:
        return True
    is_contact = (
        lowered in {"it", "he", "she", "they", "we"} and before not in trip_words()["empty"] and behind not in trip_words()["empty"]
    )
    return is_contact and is_behind and bool(behind) and act is not None


def _is_speaker(record: Record, at: Span) -> bool:
    return any(claim.speaker.span is not None and claim.speaker.span.overlaps(at) for claim in record.claims)
