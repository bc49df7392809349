#!/usr/bin/env python3
"""Holds what JMH measured against what each thing may take. The budgets stand here and nowhere else.

  budgets.py --measured FILE --write FILE --load-before LOAD [--quick]

Prints a table and writes it as JSON, times in nanoseconds. Exits with 1 when a 99th percentile is over its
budget, when a benchmark has no row here, and when a row was not measured.
"""

import argparse
import json
import os
import sys

US, MS = 1_000, 1_000_000

# benchmark: what it is, and the most its 99th percentile may take; None where there is no budget.
BUDGETS = {
    "CoreBench.aBarcodeIsRead": ("a barcode read", 2 * US),
    "CoreBench.aGs1CodeIsRead": ("a GS1 code read", 2 * US),
    "PricingBench.anItemIsScanned": ("a scan, 20 lines, 50 promotions", 50 * US),
    "PricingBench.aLargeBasketIsPriced": ("100 lines, 500 promotions", 1 * MS),
    "YardstickBench.aThousandNumbersAreSorted": ("yardstick: 1,000 numbers sorted", None),
    "YardstickBench.aThousandNamesAreLookedUp": ("yardstick: 1,000 names looked up", None),
}


def read(file):
    """Benchmark to its p50, p99 and mean in nanoseconds, and what the JVM says of itself."""
    with open(file, encoding="utf-8") as measured:
        results = json.load(measured)
    times, java = {}, ""
    for result in results:
        name = ".".join(result["benchmark"].split(".")[-2:])
        metric = result["primaryMetric"]
        assert metric["scoreUnit"] == "ns/op", f"{name} is measured in {metric['scoreUnit']}"
        java = f"{result['jdkVersion']}, {result['vmName']}, {' '.join(result['jvmArgs'])}"
        row = times.setdefault(name, {})
        if result["mode"] == "sample":
            row["p50"] = metric["scorePercentiles"]["50.0"]
            row["p99"] = metric["scorePercentiles"]["99.0"]
            row.setdefault("mean", metric["score"])
        elif result["mode"] == "avgt":  # without the time that reading the clock takes: the better mean
            row["mean"] = metric["score"]
    return times, java


def held_against(times):
    """The rows of the table in its order, each with its verdict."""
    for name, (what, budget) in BUDGETS.items():
        row = times[name]
        verdict = "" if budget is None else "pass" if row["p99"] <= budget else "miss"
        yield {"what": what, "benchmark": name, "budget": budget, **row, "verdict": verdict}


def said(nanos):
    if nanos is None:
        return "-"
    for unit, size in (("ms", MS), ("µs", US)):
        if nanos >= size:
            return f"{nanos / size:.2f} {unit}"
    return f"{nanos:.0f} ns"


def show(rows, machine):
    width = max(len(row["what"]) for row in rows)
    print(f"{'what':{width}}  {'budget p99':>10}  {'p50':>9}  {'p99':>9}  {'mean':>9}")
    for row in rows:
        times = "  ".join(f"{said(row[column]):>9}" for column in ("p50", "p99", "mean"))
        print(f"{row['what']:{width}}  {said(row['budget']):>10}  {times}  {row['verdict']}".rstrip())
    print(f"{machine['processors']} processors, load {machine['load before']} before and "
          f"{machine['load after']} after; Java {machine['java']}")


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--measured", required=True)
    arguments.add_argument("--write", required=True)
    arguments.add_argument("--load-before", required=True, type=float)
    arguments.add_argument("--quick", action="store_true")
    given = arguments.parse_args()
    times, java = read(given.measured)
    strangers = times.keys() ^ BUDGETS.keys()
    if strangers:
        sys.exit(f"measured without a row in bin/budgets.py, or a row that was not measured: {sorted(strangers)}")

    rows = list(held_against(times))
    machine = {
        "processors": os.cpu_count(), "load before": given.load_before,
        "load after": round(os.getloadavg()[0], 2), "java": java,
    }
    show(rows, machine)
    with open(given.write, "w", encoding="utf-8") as file:
        json.dump({"quick": given.quick, "machine": machine, "rows": rows}, file, indent=2, ensure_ascii=False)
        file.write("\n")
    missed = sum(row["verdict"] == "miss" for row in rows)
    if missed:
        sys.exit(f"FAILED: {missed} over budget")


if __name__ == "__main__":
    main()
