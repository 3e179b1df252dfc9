"""What all tests share: where the shared corpus lies, and property tests that give the same answer each time."""

from __future__ import annotations

import gc
import os
from pathlib import Path

import pytest
from hypothesis import settings

# A long run keeps many objects; going through all of them would count into whatever a test measures.
gc.set_threshold(100_000, 50, 1000)

ROOT = Path(__file__).resolve().parent.parent

# Time limits and fresh random seeds would make a test fail on one machine and pass on the next;
# HYPOTHESIS_PROFILE=explore looks for new counterexamples.
settings.register_profile("steady", deadline=None, derandomize=True)
settings.register_profile("explore", deadline=None, max_examples=2000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))


def _shared_folder() -> Path:
    given = os.environ.get("BELEG_SHARED")
    return Path(given) if given else ROOT.parent / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder that holds ``articles/`` and ``gold/``; a test that needs it is skipped where it is absent."""
    folder = _shared_folder()
    if not (folder / "articles").is_dir():
        pytest.skip(f"no shared corpus at {folder}; set BELEG_SHARED to its folder")
    return folder


@pytest.fixture(scope="session")
def root() -> Path:
    """The root of the repository."""
    return ROOT
