"""The package as plain Python, or, with ``BELEG_COMPILE=1``, its extraction as machine code made by mypyc.

With gcc, ``BELEG_PROFILE=FOLDER`` makes a build that records into an empty folder what runs most while it is used, and from a
folder with such records one that is laid out for it (``benchmarks/compile.py --trained`` does both). ``BELEG_QUICK_BUILD=1`` leaves out
what makes a build fast, for those who only ask what it answers.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from setuptools import Extension, setup
from setuptools.command.build_ext import build_ext

# What one article passes through. The rest waits for files, databases and people.
COMPILED = (
    "src/beleg/model/*.py",
    "src/beleg/gazetteer/*.py",
    "src/beleg/comparing/*.py",
    "src/beleg/languages/pack.py",
    "src/beleg/read/dateline.py",
    "src/beleg/read/dateshapes.py",
    "src/beleg/read/language.py",
    "src/beleg/read/lines.py",
    "src/beleg/read/outlet.py",
    "src/beleg/extraction/**/*.py",
    "src/beleg/flow.py",
)


# Extraction consists of calls between modules; where nothing outside can replace them, the linker makes them direct
# and unfolds the small ones.
ACROSS_MODULES = [] if sys.platform == "win32" else ["-flto=auto", "-fvisibility=hidden"]


def by_profile() -> list[str]:
    """What tells gcc to record what runs most, or to use what was recorded; both builds may lie anywhere."""
    named = os.environ.get("BELEG_PROFILE")
    if not named:
        return []
    folder = Path(named).resolve()
    way = "use" if any(folder.glob("*.gcda")) else "generate"
    anywhere = f"-fprofile-prefix-path={Path.cwd()}"
    return [f"-fprofile-{way}={folder}", anywhere, "-fprofile-partial-training", "-Wno-missing-profile"]


def compiled() -> list[Extension]:
    """All modules as one library, and a small extension for each that leads there."""
    from mypyc.build import mypycify

    found = sorted(path for pattern in COMPILED for path in Path().glob(pattern))
    modules = [str(path) for path in found if path.name != "__init__.py"]
    quick = os.environ.get("BELEG_QUICK_BUILD") == "1"
    extensions: list[Extension] = mypycify(
        modules, opt_level="0" if quick else "2", debug_level="0", multi_file=True, group_name="beleg"
    )
    flags = [] if quick else [*ACROSS_MODULES, *by_profile()]
    for extension in extensions:
        # The extensions share their lists of arguments: what is added to one in place is added to all.
        extension.extra_compile_args = [*extension.extra_compile_args, *flags]
        extension.extra_link_args = [*extension.extra_link_args, *flags]
    return extensions


class AtOnce(build_ext):
    """Compiles as many files at once as there are processors; setuptools by itself takes those of a library one by one."""

    def finalize_options(self) -> None:
        super().finalize_options()
        self.parallel = self.parallel or os.cpu_count() or 1

    def build_extensions(self) -> None:
        self.compiler.compile = _each_alone(self.compiler.compile, self.parallel)
        super().build_extensions()


def _each_alone(compile_all: Callable[..., list[str]], at_once: int) -> Callable[..., list[str]]:
    def compile_each(sources: list[str], **options: object) -> list[str]:
        with ThreadPoolExecutor(at_once) as pool:
            done = pool.map(lambda source: compile_all([source], **options), sources)
            return [each for objects in done for each in objects]

    return compile_each


setup(
    ext_modules=compiled() if os.environ.get("BELEG_COMPILE") == "1" else [],
    cmdclass={"build_ext": AtOnce},
)
