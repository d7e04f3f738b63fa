"""One file a room: each has `figures(*, quick: bool) -> list[Figure]`; quick takes a fixed sample of at most 30 seconds."""
