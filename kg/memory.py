"""What a process may take of the machine's memory, and what it took."""

import resource
import sys
from pathlib import Path


def allow(size: int | None) -> None:
    """Limit the address space of this process to what is in use now and `size` bytes more, where the system can."""
    in_use = Path("/proc/self/statm")
    if size is not None and in_use.exists():
        pages = int(in_use.read_text().split()[0])
        limit = pages * resource.getpagesize() + size
        resource.setrlimit(resource.RLIMIT_AS, (limit, resource.getrlimit(resource.RLIMIT_AS)[1]))


def lift() -> None:
    """Take back what `allow` limited, as far as the system lets this process."""
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    resource.setrlimit(resource.RLIMIT_AS, (hard, hard))


def peak() -> dict[str, int]:
    """The most memory, in bytes, that this process took, and the largest of those it started and that have ended."""
    unit = 1 if sys.platform == "darwin" else 1024
    of = {"this process": resource.RUSAGE_SELF, "the largest worker": resource.RUSAGE_CHILDREN}
    return {name: resource.getrusage(who).ru_maxrss * unit for name, who in of.items()}
