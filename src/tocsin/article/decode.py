"""Bytes → text: which encoding, and whether they are text at all."""

from __future__ import annotations

import codecs
import re

_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
         (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))  # fmt: skip
_META = re.compile(rb"<meta[^>]{0,200}?charset=[\"']?\s*([\w:.-]{2,40})|<\?xml[^>]{0,100}?encoding=[\"']([\w:.-]{2,40})", re.IGNORECASE)
# What browsers do: a page that names latin-1 or ASCII is read as Windows-1252, which holds both and the curly quotes.
_AS_WINDOWS = frozenset({"iso8859-1", "ascii"})
_MAGIC = (
    b"%PDF",
    b"PK\x03\x04",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x1f\x8b",
    b"\x7fELF",
    b"MZ",
    b"SQLite format 3",
    b"RIFF",
    b"\xd0\xcf\x11\xe0",
)
_CONTROL = bytes(range(8)) + bytes(range(14, 27)) + bytes(range(28, 32))
_SAMPLE = 100_000


def decode(content: bytes, named: str | None = None) -> str | None:
    """The text of some bytes, or null if they are binary. Never raises: what does not decode becomes U+FFFD."""
    for bom, encoding in _BOMS:
        if content.startswith(bom):
            return content.decode(encoding, "replace").removeprefix("\ufeff")
    wide = _wide(content)
    if wide:
        return content.decode(wide, "replace")
    if is_binary(content):
        return None
    # Valid UTF-8 with letters beyond ASCII is never anything else by accident, whatever the page says.
    for name in ("utf-8", _known(named), _known(_declared(content))):
        if name and (text := _strictly(content, name)) is not None:
            return text
    return _guess(content)


def is_binary(content: bytes) -> bool:
    """True for pictures, archives, programs: a known signature, or more than one control character in a hundred."""
    sample = content[:_SAMPLE]
    if sample.startswith(_MAGIC):
        return True
    return len(sample) - len(sample.translate(None, _CONTROL)) > max(len(sample) // 100, sample.count(b"\x00"), 4) or (
        sample.count(b"\x00") > max(8, len(sample) // 20)
    )


def _wide(content: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of the head is zero."""
    head = content[:400]
    if len(head) < 20:
        return None
    if head[1::2].count(0) > 0.8 * len(head[1::2]) and head[::2].count(0) == 0:
        return "utf-16-le"
    if head[::2].count(0) > 0.8 * len(head[::2]) and head[1::2].count(0) == 0:
        return "utf-16-be"
    return None


def _declared(content: bytes) -> str | None:
    match = _META.search(content[:4_000])
    return (match[1] or match[2]).decode("ascii", "replace") if match else None


def _known(name: str | None) -> str | None:
    """The codec of a name, or null if Python has none."""
    try:
        codec = codecs.lookup(name).name if name else None
    except LookupError:
        return None
    return "cp1252" if codec in _AS_WINDOWS else codec


def _strictly(content: bytes, encoding: str) -> str | None:
    errors = "surrogatepass" if encoding == "utf-8" else "strict"
    try:
        return content.decode(encoding, errors)
    except (UnicodeError, ValueError):
        return None


def _guess(content: bytes) -> str:
    """Mostly UTF-8 with a few broken bytes stays UTF-8; else charset_normalizer's best guess, else Windows-1252."""
    text = content.decode("utf-8", "replace")
    if text.count("\ufffd") * 200 < len(text):
        return text
    from charset_normalizer import from_bytes

    best = from_bytes(content[:_SAMPLE], cp_isolation=None).best()
    return content.decode(best.encoding if best else "cp1252", "replace")
