"""Makes the large example folders from a seed: the same bytes every time.

``hds.toml`` and ``README.md`` of each folder are written by hand; the maker reads the former and writes the tables.
"""
