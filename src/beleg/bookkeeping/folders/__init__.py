"""A ledger as a folder of Parquet files, which many machines write at once: its tables, and how they are made and read.

``tables.toml`` has the columns. ``steps`` are the pure functions that workers run, ``plan`` puts them in order for an engine,
``manifest`` says what a folder holds; it is written last, so that a folder without one is none.
"""
