"""Requests of a browser come in, pages go out: the analyst's desk.

A door. Every page asks the desk and only the desk; what an article says goes out as inert text, and nobody is accused without his accuser
in the same cell. This room must not hold logic that another door would need.
"""

from __future__ import annotations
