"""Doc and record come in, the record with `places` goes out: recognised, resolved to one sense a document, each mention with its use.

Which place an event has is asked of `index.PlacesIndex`. This folder must not know events or actors, and decides nothing by outlet alone.
"""
