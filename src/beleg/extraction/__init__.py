"""One article becomes its figures and statements; every module here is pure."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mypy_extensions import mypyc_attr as mypyc_attr
else:

    def mypyc_attr(**_):
        """What only the compiler reads; ``acyclic``: objects that never lead to themselves, so that nobody collects them."""
        return lambda of: of
