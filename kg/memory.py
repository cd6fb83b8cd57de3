"""What a process may take of the machine's memory."""

import resource
from pathlib import Path


def allow(size: int | None) -> None:
    """Limit the address space of this process to what is in use now and `size` bytes more, where the system can."""
    in_use = Path("/proc/self/statm")
    if size is not None and in_use.exists():
        pages = int(in_use.read_text().split()[0])
        limit = pages * resource.getpagesize() + size
        resource.setrlimit(resource.RLIMIT_AS, (limit, resource.getrlimit(resource.RLIMIT_AS)[1]))
