#!/usr/bin/env python3
"""Holds how fast a receipt becomes bytes against escpos-coffee in the same run, and how long submit() keeps its
caller while disk and printer hang against a limit. The budgets stand here.

  receipt_budgets.py --measured FILE --write FILE --load-before LOAD [--quick]

Of a race the median of single calls counts: a busy machine moves it least. Prints a table and writes it as
JSON, times in nanoseconds. Exits with 1 when a budget is missed, and when a row was not measured.
"""

import argparse
import json
import os
import sys

from budgets import US, read, said

# what it is, our benchmark, theirs, and how many times as long as ours theirs has to take.
RACES = [
    ("30 lines", "oursWithoutLogo", "theirsWithoutLogo", 1),
    ("30 lines and a logo, from the picture", "oursWithLogo", "theirsWithLogo", 2),
    ("30 lines and a logo, its dots kept by both", "oursWithLogoKept", "theirsWithLogoKept", None),
]

# Nobody waits for less than this.
SUBMIT, SUBMIT_P99 = "SubmitBench.submit", 100 * US


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--measured", required=True)
    arguments.add_argument("--write", required=True)
    arguments.add_argument("--load-before", required=True, type=float)
    arguments.add_argument("--quick", action="store_true")
    given = arguments.parse_args()
    times, java = read(given.measured)
    strangers = times.keys() ^ {SUBMIT, *(f"ReceiptBench.{name}" for race in RACES for name in race[1:3])}
    if strangers:
        sys.exit(f"measured without a row in {sys.argv[0]}, or a row that was not measured: {sorted(strangers)}")

    rows = []
    for what, ours, theirs, budget in RACES:
        p50 = times[f"ReceiptBench.{ours}"]["p50"]
        other = times[f"ReceiptBench.{theirs}"]["p50"]
        verdict = "" if budget is None else "pass" if other >= budget * p50 else "miss"
        rows.append({"what": what, "ours p50": p50, "escpos-coffee p50": other, "ratio": other / p50,
                     "budget": budget, "verdict": verdict})
    width = max(len(row["what"]) for row in rows)
    print(f"{'what':{width}}  {'ours p50':>9}  {'escpos-coffee':>13}  {'faster':>8}  {'budget':>6}")
    for row in rows:
        budget = "" if row["budget"] is None else f"{row['budget']} ×"
        print(f"{row['what']:{width}}  {said(row['ours p50']):>9}  {said(row['escpos-coffee p50']):>13}  "
              f"{row['ratio']:>6.2f} ×  {budget:>6}  {row['verdict']}".rstrip())
    submit = times[SUBMIT]
    verdict = "pass" if submit["p99"] <= SUBMIT_P99 else "miss"
    rows.append({"what": "submit() while disk and printer hang", "ours p50": submit["p50"], "ours p99": submit["p99"],
                 "budget": SUBMIT_P99, "verdict": verdict})
    print(f"submit() while disk and printer hang: p50 {said(submit['p50'])}, p99 {said(submit['p99'])}, "
          f"at most {said(SUBMIT_P99)}  {verdict}")
    machine = {"processors": os.cpu_count(), "load before": given.load_before,
               "load after": round(os.getloadavg()[0], 2), "java": java}
    print(f"{machine['processors']} processors, load {machine['load before']} before and "
          f"{machine['load after']} after; Java {machine['java']}")
    with open(given.write, "w", encoding="utf-8") as file:
        json.dump({"quick": given.quick, "machine": machine, "rows": rows}, file, indent=2, ensure_ascii=False)
        file.write("\n")
    missed = sum(row["verdict"] == "miss" for row in rows)
    if missed:
        sys.exit(f"FAILED: {missed} over budget")


if __name__ == "__main__":
    main()
