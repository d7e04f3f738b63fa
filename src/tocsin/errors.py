"""Everything Tocsin raises on purpose.

TocsinError                 what a door turns into one line and exit code 1
├── SettingsError           a setting is unknown or has no meaning; lists all faults at once
├── LexiconError            a code book or a user's overlay is malformed: file, line, what to do
├── IngestError             an address, file or page cannot be fetched or decoded
├── StoreError              the database cannot be used
│   ├── ForeignDatabaseError    the file is not a Tocsin database
│   ├── NewerSchemaError        the file was written by a newer Tocsin
│   └── LockedDatabaseError     another process holds the file
├── UnknownIdError          nothing in the record or the store has this id
├── ReviewError             a verdict names a field that a finding has not got, or a value that it cannot have
├── MissingExtraError       an optional package is not installed; names the command that installs it
└── CodecError              a value does not fit the record's shape

A bad article is not an error but data: `tocsin.article.Rejected`.
"""

from __future__ import annotations

__all__ = [
    "CodecError",
    "ForeignDatabaseError",
    "IngestError",
    "LexiconError",
    "LockedDatabaseError",
    "MissingExtraError",
    "NewerSchemaError",
    "ReviewError",
    "SettingsError",
    "StoreError",
    "TocsinError",
    "UnknownIdError",
]


class TocsinError(Exception):
    """Base of all errors; its text says what, where and what to do."""


class SettingsError(TocsinError):
    """A setting is unknown or has no meaning."""


class LexiconError(TocsinError):
    """A code book or overlay file is malformed."""


class IngestError(TocsinError):
    """An address, file or page cannot be fetched or decoded."""


class StoreError(TocsinError):
    """The database cannot be used."""


class ForeignDatabaseError(StoreError):
    """The file is not a Tocsin database."""


class NewerSchemaError(StoreError):
    """The file was written by a newer Tocsin."""


class LockedDatabaseError(StoreError):
    """Another process holds the database."""


class UnknownIdError(TocsinError):
    """Nothing in the record or the store has this id."""


class ReviewError(TocsinError):
    """A verdict names a field that the finding has not got, or a value that it cannot have."""


class OvertakenError(ReviewError):
    """Somebody else decided since the row was looked at."""


class MissingExtraError(TocsinError):
    """An optional package is missing; the text names the command that installs it."""

    def __init__(self, package: str, extra: str) -> None:
        super().__init__(f"{package} is not installed: run  pip install 'tocsin[{extra}]'")


class CodecError(TocsinError):
    """A value does not fit the record's shape."""
