#!/usr/bin/env python3
"""Checks what a run left behind, with no code of the product.

Reads head office's database and the paper as text, hashes every entry again, and compares: every
number from 1 without a gap, the chain whole, every sale once and on paper, nothing on paper that
was not recorded, totals equal. An empty run is a failure.

  checker.py --office FILE --paper FILE --sales N
  checker.py --office FILE --paper FILE --sales N --self-test

--self-test breaks copies of the run in every way named above and fails unless each is caught.
"""

import argparse
import collections
import hashlib
import json
import os
import re
import shutil
import sqlite3
import sys
import tempfile


def journals(office):
    """(till, epoch, head number, head hash, rows) of each journal at head office."""
    with sqlite3.connect(f"file:{office}?mode=ro", uri=True) as db:
        for journal, till, epoch, number, head in db.execute(
            "select id, till, epoch, number, hash from journal order by id"
        ).fetchall():
            rows = db.execute(
                "select number, kind, id, till_time, office_offset, hash, document"
                " from entry where journal = ? order by number",
                (journal,),
            ).fetchall()
            yield till, epoch, number, head, rows


def rehash(till, epoch, previous, row):
    number, kind, entry_id, till_time, offset, _, document = row
    header = "\n".join(
        ["evertill-entry/1", till, epoch, str(number), kind, entry_id, str(till_time),
         "-" if offset is None else str(offset), ""]
    )
    return hashlib.sha256(bytes.fromhex(previous) + header.encode() + document).hexdigest()


def check_chain(till, epoch, number, head, rows, faults):
    previous = "0" * 64
    for place, row in enumerate(rows, start=1):
        if row[0] != place:
            faults.append(f"journal {epoch[:4]}: number {row[0]} stands at place {place}")
            return
        if rehash(till, epoch, previous, row) != row[5]:
            faults.append(f"journal {epoch[:4]}: entry {place} does not fit its hash")
        previous = row[5]
    if len(rows) != number or previous != head:
        faults.append(f"journal {epoch[:4]}: its head says {number}, its last entry is {len(rows)}")


def amount(minor, decimals):
    sign, minor = ("-" if minor < 0 else ""), abs(minor)
    if decimals == 0:
        return f"{sign}{minor}"
    return f"{sign}{minor // 10**decimals}.{minor % 10**decimals:0{decimals}d}"


def receipts(paper):
    """Number, total and whether it is a copy, of each receipt on the paper."""
    with open(paper, encoding="utf-8") as file:
        yield from receipts_of(file.read().split("\f"))


def receipts_of(pages):
    """The same, of each paper's text."""
    for page in pages:
        total = re.search(r"^TOTAL \S+ +(-?[0-9.]+)\s*$", page, re.M)
        number = re.search(r"^Receipt (\S+)\s*$", page, re.M)
        if total:
            copy = re.search(r"^\s*COPY\s*$", page, re.M) is not None
            yield number.group(1) if number else "?", total.group(1), copy


def check(office, paper, expected):
    """The faults of a run, none where all is well."""
    faults, sales, ids = [], {}, collections.Counter()
    for till, epoch, number, head, rows in journals(office):
        check_chain(till, epoch, number, head, rows, faults)
        for row in rows:
            ids[row[2]] += 1
            if row[1] in ("sale", "return"):
                sale = json.loads(row[6])
                place = f"{till}-{epoch[:4].upper()}-{row[0]:06d}"
                sales[place] = amount(sale["total"], sale["decimals"])
                if sum(line["amount"] for line in sale["lines"]) != sale["total"]:
                    faults.append(f"sale {place}: its lines are not its total")
    faults += [f"id {entry} stands in {count} entries" for entry, count in ids.items() if count > 1]
    if not sales:
        faults.append("nothing was sold: an empty run proves nothing")
    if len(sales) != expected:
        faults.append(f"{len(sales)} sales at head office, {expected} baskets were sold")

    originals, copies = collections.Counter(), collections.Counter()
    for number, total, copy in receipts(paper):
        (copies if copy else originals)[number] += 1
        if number not in sales:
            faults.append(f"receipt {number} was printed, head office has no such sale")
        elif sales[number] != total:
            faults.append(f"receipt {number} says {total}, head office {sales[number]}")
    for number in sales:
        if originals[number] + copies[number] == 0:
            faults.append(f"sale {number} has no receipt")
        if originals[number] > 1:
            faults.append(f"receipt {number} was printed {originals[number]} times as an original")
    return faults


def self_test(office, paper, expected):
    """Breaks copies of a good run; the breaks that were not caught."""

    def on_paper(change):
        def apply(folder):
            path = os.path.join(folder, "paper")
            with open(path, encoding="utf-8") as file:
                pages = file.read().split("\f")
            numbers = [re.findall(r"(?m)^Receipt (\S+)", page) for page in pages]
            # A receipt that was printed again after a kill is not missing when one of the two is.
            sold = next(i for i, number in enumerate(numbers)
                        if number and "TOTAL" in pages[i] and numbers.count(number) == 1)
            with open(path, "w", encoding="utf-8") as file:
                file.write("\f".join(change(pages, sold)))
        return apply

    def at_office(*statements):
        def apply(folder):
            with sqlite3.connect(os.path.join(folder, "office")) as db:
                for statement in statements:
                    db.execute(statement)
        return apply

    one = "(select max(rowid) from entry where kind = 'sale')"
    breaks = {
        "a receipt missing": on_paper(lambda pages, at: pages[:at] + pages[at + 1:]),
        "a receipt printed twice": on_paper(lambda pages, at: pages + [pages[at]]),
        "a receipt of no sale": on_paper(
            lambda pages, at: pages + [re.sub(r"(?m)^Receipt \S+", "Receipt 99-AAAA-000001", pages[at])]),
        "another total on paper": on_paper(
            lambda pages, at: pages[:at]
            + [re.sub(r"(?m)^(TOTAL \S+ +).*$", r"\g<1>0.01", pages[at])] + pages[at + 1:]),
        "an entry lost": at_office(f"delete from entry where rowid = {one}"),
        "a flipped bit": at_office(
            f"update entry set document = replace(document, '\"total\"', '\"totam\"') where rowid = {one}",
            "update entry set document = cast(document as blob)"),
        "a hash that was made up": at_office(f"update entry set hash = '{'ab' * 32}' where rowid = {one}"),
        "the last entry lost": at_office(
            "delete from entry where number = (select max(number) from entry)"),
        "an empty run": at_office("delete from entry", "delete from journal"),
    }
    missed = []
    for name, apply in breaks.items():
        with tempfile.TemporaryDirectory() as folder:
            with sqlite3.connect(f"file:{office}?mode=ro", uri=True) as source, \
                    sqlite3.connect(os.path.join(folder, "office")) as copy:
                source.backup(copy)
            shutil.copy(paper, os.path.join(folder, "paper"))
            apply(folder)
            try:
                found = check(os.path.join(folder, "office"), os.path.join(folder, "paper"), expected)
            except (ValueError, KeyError) as error:
                found = [f"unreadable: {error!r}"]
            print(f"  {name}: {'caught: ' + found[0] if found else 'NOT CAUGHT'}")
            if not found:
                missed.append(name)
    return missed


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--office", required=True)
    options.add_argument("--paper", required=True)
    options.add_argument("--sales", required=True, type=int)
    options.add_argument("--self-test", action="store_true")
    given = options.parse_args()
    if given.self_test:
        missed = self_test(given.office, given.paper, given.sales)
        print("the checker catches every break" if not missed else f"NOT CAUGHT: {missed}")
        return 1 if missed else 0
    faults = check(given.office, given.paper, given.sales)
    for fault in faults[:20]:
        print(f"FAULT: {fault}")
    print(f"checked: {given.sales} sales, {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
