#!/usr/bin/env python3
"""Holds what the benchmark of sync measured against what each thing may take. The budgets stand here.

  sync_budgets.py --measured FILE --write FILE --load-before LOAD [--quick]

Prints a table, what is beside each figure with it, and writes it as JSON: times in nanoseconds, rates a
second. Exits with 1 when a budget is missed, and when a figure that the table needs was not measured.
"""

from store_budgets import MB, RATE, RATIO, SECOND, SIZE, TIME, main

NOTICED = 1.3  # times what a cashier waits for a line while nothing else happens


def uploads(storage, batch, budget):
    return (f"entries into {storage}, {batch} a batch", RATE, f"{storage}.{batch}.rate", budget, [
        ("a bare POST of the same bytes", f"bare.{batch}.rate")])


def noticed(what, name):
    return (f"key to painted line, {what}, p99, to idle", RATIO, f"{name}.ratio", NOTICED, [
        ("p99", f"{name}.p99"), ("idle p99", f"{name}.idle.p99"), ("p50", f"{name}.p50"),
        ("idle p50", f"{name}.idle.p50"), ("longest", f"{name}.longest"), ("scans", f"{name}.scans"),
        ("idle scans", f"{name}.idle.scans")])


def rows(quick):
    goods = 100_000 if quick else 1_000_000
    share = goods / 1_000_000
    return [
        uploads("sqlite", 1, None), uploads("sqlite", 50, 4_000), uploads("sqlite", 500, None),
        uploads("postgresql", 1, None), uploads("postgresql", 50, 6_000), uploads("postgresql", 500, None),
        ("17,000 sales that waited", TIME, "backlog.took", 10 * SECOND, []),
        ("the same, a cashier at work", TIME, "backfill.took", None, []),
        noticed("while they go up", "backfill"),
        (f"{goods:,} goods into an empty till", TIME, "pull.empty.took", 60 * SECOND * share, []),
        (f"{goods:,} goods, a cashier at work", TIME, "pull.selling.took", 180 * SECOND * share, []),
        noticed("while they come", "pull.selling"),
        (f"{goods // 10:,} prices, a cashier at work", TIME, "delta.took", 30 * SECOND * share, []),
        noticed("while they come", "delta"),
        ("heap in use then, of -Xmx256m", SIZE, "pull.selling.heap", 256 * MB, []),
        (f"{goods:,} goods published", TIME, "publish.took", None, []),
    ]


def complete(figures):
    for name in ("backfill", "pull.selling", "delta"):
        figures[f"{name}.ratio"] = figures[f"{name}.p99"] / figures[f"{name}.idle.p99"]
    return figures


if __name__ == "__main__":
    main(__doc__, rows, complete)
