"""Tocsin reads news the way a crisis analyst does.

Articles come in; a dated, located, attributed record of events, claims and commitments goes out, each with its characters.
Machine codings are not verified incidents.
"""

from __future__ import annotations
