#!/usr/bin/env python3
"""Holds what the store's benchmark measured against what each thing may take. The budgets stand here.

  store_budgets.py --measured FILE --write FILE --load-before LOAD [--quick]

Prints a table, what is beside each figure with it, and writes it as JSON: times in nanoseconds, sizes in
bytes. Exits with 1 when a budget is missed, and when a figure that the table needs was not measured.
"""

import argparse
import json
import os
import sys

from budgets import MS, US, said

SECOND = 1000 * MS
MB = 1_000_000  # as disks are sold

TIME, RATIO, SIZE, RATE = "time", "ratio", "size", "rate"

# what it is, the figure that counts, the most it may be (None where there is no budget), what stands beside it.
COMMITS = [
    ("a sale's commit, p50, to the disk alone", RATIO, "sale.ratio", 4, [
        ("p50", "sale.p50"), ("p99", "sale.p99"), ("disk alone p50", "sale.raw.p50"),
        ("fastest tenth", "sale.quiet.ratio"), ("of it, commit", "sale.p10"), ("disk alone", "sale.raw.p10"),
        ("SQLite p50", "sale.sqlite.p50"), ("SQLite to the disk alone", "sale.sqlite.ratio"),
        ("written", "sale.bytes"), ("document", "sale.document")]),
    ("a draft's commit, p50, to the disk alone", RATIO, "draft.ratio", None, [
        ("p50", "draft.p50"), ("p99", "draft.p99"), ("disk alone p50", "draft.raw.p50"),
        ("fastest tenth", "draft.quiet.ratio"),
        ("SQLite p50", "draft.sqlite.p50"), ("written", "draft.bytes"), ("document", "draft.document")]),
    ("a sale's commit while prices change, p99", TIME, "delta.sale.p99", 25 * MS, [
        ("p50", "delta.sale.p50"), ("without, p50", "delta.without.p50"),
        ("without, p99", "delta.without.p99"), ("sales a run", "delta.sales"),
        ("rows", "delta.rows"), ("a run", "delta.took")]),
]


def goods(count):
    """The rows of a shop with so many goods."""
    name, shop = f"goods.{count}", f"{count:,} goods"
    return [
        searched(f"barcode, {shop}, p99", f"{name}.barcode", 200 * US),
        searched(f"first 50 by beginning, {shop}, p99", f"{name}.prefix", 5 * MS),
        searched(f"first 50 by what is inside, {shop}, p99", f"{name}.contains", (150 if count > 100_000 else 20) * MS),
    ]


def searched(what, name, budget):
    """What the processor worked is the peer: where it is far less, others kept the search waiting."""
    return (what, TIME, f"{name}.p99", budget, [
        ("of it processor", f"{name}.cpu.p99"), ("p50", f"{name}.p50"), ("of it processor, p50", f"{name}.cpu.p50")])


def shop(count):
    """The rows of the till that has them all."""
    return [
        (f"on disk, {count:,} goods", SIZE, f"size.{count}", 700 * MB, []),
        (f"memory of its own, {count:,} goods", SIZE, "memory.most", 400 * MB, [
            ("at the end", "memory.last")]),
    ]


START = [
    ("start, a long journal", TIME, "start.full.p50", None, [
        ("an empty one", "start.empty.p50"), ("entries", "start.entries"), ("journal", "start.bytes")]),
]


def rows(quick):
    few, many = 100_000, 1_000_000
    searches = goods(few) if quick else goods(few) + goods(many)
    return COMMITS + searches + shop(few if quick else many) + START


def written(kind, figure):
    if kind == TIME:
        return f"{figure / SECOND:.1f} s" if figure >= SECOND else said(figure)
    if kind == RATIO:
        return f"{figure:.2f} ×"
    if kind == RATE:
        return f"{figure:,.0f}/s"
    return f"{figure / MB:,.1f} MB" if figure >= MB else f"{figure:,.0f} bytes"


def kind_of(name):
    last = name.split(".")[-1]
    if last in ("p10", "p50", "p99", "took", "longest"):
        return TIME
    if last in ("ratio", "rate"):
        return last
    return SIZE if last in ("bytes", "document", "last", "most") else None


def beside(label, name, figures):
    kind = kind_of(name)
    return f"{label} " + (written(kind, figures[name]) if kind else f"{figures[name]:,.0f}")


def judged(kind, figure, budget):
    """A rate may not be less, anything else not more."""
    if budget is None:
        return ""
    over = budget - figure if kind == RATE else figure - budget
    return "met" if over <= 0 else f"missed by {written(kind, over)}"


def held_against(figures, rows):
    for what, kind, name, budget, peers in rows:
        figure = figures[name]
        verdict = judged(kind, figure, budget)
        yield {
            "what": what, "figure": name, "kind": kind, "budget": budget, "measured": figure, "verdict": verdict,
            "beside": {label: figures[peer] for label, peer in peers},
            "said": ", ".join(beside(label, peer, figures) for label, peer in peers),
        }


def show(table, machine):
    width = max(len(row["what"]) for row in table)
    print(f"{'what':{width}}  {'budget':>10}  {'measured':>10}  {'':20}  beside it")
    for row in table:
        budget = "-" if row["budget"] is None else written(row["kind"], row["budget"])
        measured = written(row["kind"], row["measured"])
        line = f"{row['what']:{width}}  {budget:>10}  {measured:>10}  {row['verdict']:20}  {row['said']}"
        print(line.rstrip())
    print(f"{machine['processors']} processors, load {machine['load before']} before and "
          f"{machine['load after']} after; Java {machine['java']}")


def main(doc, rows, complete=lambda figures: figures):
    """
    rows: says which rows there are, given whether it was a quick run
    complete: adds figures that follow from others
    """
    arguments = argparse.ArgumentParser(description=doc.splitlines()[0])
    arguments.add_argument("--measured", required=True)
    arguments.add_argument("--write", required=True)
    arguments.add_argument("--load-before", required=True, type=float)
    arguments.add_argument("--quick", action="store_true")
    given = arguments.parse_args()
    with open(given.measured, encoding="utf-8") as measured:
        figures = json.load(measured)
    try:
        table = list(held_against(complete(figures), rows(given.quick)))
    except KeyError as missing:
        sys.exit(f"not measured: {missing}")

    machine = {
        "processors": os.cpu_count(), "load before": given.load_before,
        "load after": round(os.getloadavg()[0], 2), "java": figures["java"],
    }
    show(table, machine)
    with open(given.write, "w", encoding="utf-8") as file:
        json.dump({"quick": given.quick, "machine": machine, "rows": table, "figures": figures}, file, indent=2,
                  ensure_ascii=False)
        file.write("\n")
    missed = sum(row["verdict"].startswith("missed") for row in table)
    if missed:
        sys.exit(f"FAILED: {missed} over budget")


if __name__ == "__main__":
    main(__doc__, rows)
