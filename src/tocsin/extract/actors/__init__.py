"""Comes in: a parsed article and the record so far. Goes out: actors with all their mentions, and roles.

This room names who acts and speaks; it must not decide what they did, said or promised.
"""

from __future__ import annotations

from tocsin.extract.actors.find import ACTORS, find_actors

__all__ = ["ACTORS", "find_actors"]
