"""Typed, read-only code books and the compiled place index: names come in, entries go out.

The words live in `data/`, one topic a file, each headed by version, source and licence. This room must not read articles.
"""
