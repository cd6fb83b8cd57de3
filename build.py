"""Build a knowledge graph from articles: `python build.py PATH ... -o out/`. The same as `kg build`."""

import sys

from kg.cli import main

if __name__ == "__main__":
    sys.exit(main(["build", *sys.argv[1:]]))
