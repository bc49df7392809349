#!/usr/bin/env python3
"""Counts what a mutation run left behind: which changes of the core a test noticed.

  mutants.py --report FILE [--survivors] [NAME...]

A change counts as killed when a test failed, never ended, or ran out of memory with it. One with which
the test process itself broke down counts as not killed; one that is no valid class is not counted.
Percent are rounded down. Exits with 1 under 85 % and on an empty report.
"""

import argparse
import collections
import sys
import xml.etree.ElementTree as xml

TILL = "dev.evertill.till."
KILLED = {"KILLED", "TIMED_OUT", "MEMORY_ERROR"}
NO_CLASS = {"NON_VIABLE"}
WHY = {"SURVIVED": "survived", "NO_COVERAGE": "no test comes here"}
ENOUGH = 85

Mutant = collections.namedtuple("Mutant", "name package line status mutator change")


def mutants(report):
    for mutation in xml.parse(report).getroot().iter("mutation"):
        name = mutation.findtext("mutatedClass").removeprefix(TILL)
        status = mutation.get("status")
        if status not in NO_CLASS:
            yield Mutant(
                name, name.rpartition(".")[0], int(mutation.findtext("lineNumber")), status,
                mutation.findtext("mutator").rpartition(".")[2].replace("Mutator", ""),
                mutation.findtext("description"))


def belongs(mutant, names):
    """Whether the mutant is of a class or a package that is named, or of anything when none is."""
    return not names or any(
        mutant.name == name or mutant.name.startswith((name + ".", name + "$")) for name in names)


def figures(what, some, width):
    killed = sum(mutant.status in KILLED for mutant in some)
    return f"{what:{width}}  {killed:5} of {len(some):5} killed  {killed * 100 // len(some):3} %"


def list_survivors(all_):
    alive = sorted(mutant for mutant in all_ if mutant.status not in KILLED)
    for mutant in alive:
        why = WHY.get(mutant.status, mutant.status.lower().replace("_", " "))
        print(f"{mutant.name}:{mutant.line}  {why}  {mutant.mutator}: {mutant.change}")
    print(f"{len(alive)} not killed\n")


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--report", required=True)
    arguments.add_argument("--survivors", action="store_true")
    arguments.add_argument("names", nargs="*")
    given = arguments.parse_args()
    try:
        found = [mutant for mutant in mutants(given.report) if belongs(mutant, given.names)]
    except (OSError, xml.ParseError) as error:
        sys.exit(f"{given.report} cannot be read: {error}")
    if not found:
        sys.exit("nothing was changed: an empty run proves nothing")

    if given.survivors:
        list_survivors(found)
    packages = collections.defaultdict(list)
    for mutant in found:
        packages[mutant.package].append(mutant)
    width = max(len("overall"), *map(len, packages))
    for package in sorted(packages):
        print(figures(package, packages[package], width))
    print(figures("overall", found, width))
    if sum(mutant.status in KILLED for mutant in found) * 100 < ENOUGH * len(found):
        sys.exit(f"FAILED: fewer than {ENOUGH} % are killed; bin/mutation --last --survivors lists the others")


if __name__ == "__main__":
    main()
