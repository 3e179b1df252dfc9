"""The package as plain Python, or, with ``BELEG_COMPILE=1``, its extraction as machine code made by mypyc."""

from __future__ import annotations

import os
from pathlib import Path

from setuptools import Extension, setup

# What one article passes through. The rest waits for files, databases and people.
COMPILED = (
    "src/beleg/model/*.py",
    "src/beleg/gazetteer/*.py",
    "src/beleg/languages/pack.py",
    "src/beleg/read/dateline.py",
    "src/beleg/read/language.py",
    "src/beleg/read/outlet.py",
    "src/beleg/extraction/**/*.py",
    "src/beleg/flow.py",
)


def compiled() -> list[Extension]:
    """One extension for each module, so that a compiler can work on several at once."""
    from mypyc.build import mypycify

    found = sorted(path for pattern in COMPILED for path in Path().glob(pattern))
    modules = [str(path) for path in found if path.name != "__init__.py"]
    extensions: list[Extension] = mypycify(modules, opt_level="2", separate=True)
    return extensions


setup(
    ext_modules=compiled() if os.environ.get("BELEG_COMPILE") == "1" else [],
    options={"build_ext": {"parallel": os.cpu_count() or 1}},
)
