"""Addresses, files and folders come in, Pages go out: bytes with where they came from and when.

One of the four doors to the world. This room must not clean or read.
"""
