"""The built-in corpus on the Cuban missile crisis: nothing comes in, pages go out, with what is known about each as `given`.

A door. It must not be read by anything but the command line and tests.
"""

from __future__ import annotations

from tocsin.demo.corpus import Dispatch, all_dispatches, dispatches

__all__ = ["Dispatch", "all_dispatches", "dispatches"]
