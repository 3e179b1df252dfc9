"""The package as plain Python, or, with ``BELEG_COMPILE=1``, its extraction as machine code made by mypyc."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from setuptools import Extension, setup

# What one article passes through. The rest waits for files, databases and people.
COMPILED = (
    "src/beleg/model/*.py",
    "src/beleg/gazetteer/*.py",
    "src/beleg/comparing/*.py",
    "src/beleg/languages/pack.py",
    "src/beleg/read/dateline.py",
    "src/beleg/read/language.py",
    "src/beleg/read/outlet.py",
    "src/beleg/extraction/**/*.py",
    "src/beleg/flow.py",
)


# Extraction consists of calls between modules; where nothing outside can replace them, the linker makes them direct
# and unfolds the small ones.
ACROSS_MODULES = [] if sys.platform == "win32" else ["-flto=auto", "-fvisibility=hidden"]


def compiled() -> list[Extension]:
    """All modules as one library, and a small extension for each that leads there."""
    from mypyc.build import mypycify

    found = sorted(path for pattern in COMPILED for path in Path().glob(pattern))
    modules = [str(path) for path in found if path.name != "__init__.py"]
    extensions: list[Extension] = mypycify(modules, opt_level="3", multi_file=True, group_name="beleg")
    for extension in extensions:
        # The extensions share their lists of arguments: what is added to one in place is added to all.
        extension.extra_compile_args = [*extension.extra_compile_args, *ACROSS_MODULES]
        extension.extra_link_args = [*extension.extra_link_args, *ACROSS_MODULES]
    return extensions


setup(ext_modules=compiled() if os.environ.get("BELEG_COMPILE") == "1" else [])
