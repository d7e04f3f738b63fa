"""The built-in corpus: nothing comes in, dispatches go out.

A door. It must not be read by anything but the command line and tests.
"""
