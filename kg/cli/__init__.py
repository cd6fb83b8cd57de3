"""The command line: verbs over a folder of articles and a folder that holds a graph.

Data goes to standard output, progress and messages to standard error. Exit status: 0 done, 1 failed (with
`--strict`: something was rejected), 2 wrong usage or set-up, 130 interrupted.
"""

import io
import sys
from collections.abc import Sequence

import click

from kg import __version__
from kg.cli import asking, building, deciding, exporting, serving
from kg.console import plain
from kg.errors import KgError


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="kg")
def cli() -> None:
    """Read news articles, build a knowledge graph, query it, look at it.

    \b
    kg build articles/ -o out          build the graph of a folder of articles
    kg query posts                     ask one of the shipped questions (kg query --list)
    kg query 'SELECT * { ?s ?p ?o } LIMIT 5'
    kg page                            where the page is that shows the graph
    """


for command in (
    building.build,
    building.extract,
    building.remove,
    building.write_page,
    asking.query,
    asking.stats,
    asking.validate,
    asking.info,
    deciding.explain,
    deciding.conflicts,
    deciding.review,
    deciding.merge,
    deciding.split,
    deciding.reject,
    serving.serve,
    serving.push,
    exporting.export,
    exporting.path,
    exporting.neighbours,
    exporting.central,
    exporting.communities,
):
    cli.add_command(command)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; returns the exit status. No traceback reaches a user."""
    try:
        given = list(arguments) if arguments is not None else None
        status = cli.main(args=given, prog_name="kg", standalone_mode=False)
    except click.ClickException as error:
        shown = io.StringIO()
        error.show(file=shown)
        click.echo(plain(shown.getvalue()), err=True, nl=False)
        return 2
    except KgError as error:
        return _told(str(error), 2)
    except (KeyboardInterrupt, click.Abort):
        return _told("interrupted", 130)
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    except OSError as error:
        return _told(f"{error.filename or 'the system'}: {error.strerror or error}", 2)
    except UnicodeError as error:
        return _told(f"a file or an argument is not UTF-8 ({error}): write it anew as UTF-8", 2)
    return status if isinstance(status, int) else 0


def _told(message: str, status: int) -> int:
    """Say what went wrong, in one line; gives the exit status."""
    click.echo(f"kg: {plain(message)}", err=True)
    return status
