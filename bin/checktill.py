#!/usr/bin/env python3
"""Checks what bin/killtill.py left behind, with no code of the product.

  checktill.py FOLDER
  checktill.py FOLDER --self-test

FOLDER holds dump.ndjson (the journal as `till dump` writes it), paper*/paper.txt (what was printed),
mirror/*.age with keys/identity.txt (read by `age -d`), backup.ndjson (the newest backup, dumped) and
run-NNN.txt (what each till told before it was killed; second-NNN.txt of a till that sold at the same
time). Every entry is hashed again. What is checked stands in the functions below, each under
the name of its kind of fault. An empty run is a fault.

--self-test damages copies of a good run in every way that is checked and fails unless each is found.
"""

import argparse
import base64
import collections
import glob
import gzip
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

import checker

SALES = ("sale", "return")
WITH_SLIP = ("day-closed", "cash-in", "cash-out", "drop")
ZERO = "0" * 64
# Written by other threads than the till's, whenever they like.
BESIDE = ("catalogue-active", "epoch-opened")
COUNTER_PHASES = ("commit", "draft", "hold")


class Run:
    """What was left behind, read once."""

    def __init__(self, folder):
        self.entries, self.anchors = dumped(os.path.join(folder, "dump.ndjson"))
        self.backup = self.backup_name = None
        if os.path.exists(os.path.join(folder, "backup.ndjson")):
            self.backup, _ = dumped(os.path.join(folder, "backup.ndjson"))
            with open(os.path.join(folder, "backup.name"), encoding="utf-8") as file:
                self.backup_name = file.read()
        self.mirror = sorted(glob.glob(os.path.join(folder, "mirror", "*.age")))
        self.identity = os.path.join(folder, "keys", "identity.txt")
        self.runs = [story(path) for path in sorted(glob.glob(os.path.join(folder, "run-*.txt")))]
        self.seconds = [story(path) for path in sorted(glob.glob(os.path.join(folder, "second-*.txt")))]
        self.pages = []
        for path in sorted(glob.glob(os.path.join(folder, "paper*", "paper.txt"))):
            self.pages.append(path)
        self.at = {entry["position"]: entry for entry in self.entries}
        self.sales = {paper_number(entry): entry for entry in self.entries if entry["kind"] in SALES}


def dumped(path):
    """Entries and anchors; each entry with the bytes of its document."""
    entries, anchors = [], []
    with open(path, encoding="utf-8") as file:
        for line in file:
            value = json.loads(line)
            if "anchor" in value:
                anchors.append(value)
            else:
                value["bytes"] = base64.b64decode(value["document"], validate=True)
                entries.append(value)
    return entries, anchors


def story(path):
    """The lines a till told: (word, fields). A kill may cut the last one short."""
    told = []
    with open(path, encoding="utf-8") as file:
        for line in file.read().split("\n")[:-1]:
            word, *fields = line.split(" ")
            told.append((word, dict(field.split("=", 1) for field in fields if "=" in field)))
    return told


def paper_number(entry):
    return f"{entry['till']}-{entry['epoch'][:4].upper()}-{entry['number']:06d}"


def only(told, word):
    return [fields for said, fields in told if said == word]


def rehash(entry):
    offset = entry["officeOffset"]
    header = "\n".join(
        ["evertill-entry/1", entry["till"], entry["epoch"], str(entry["number"]), entry["kind"],
         entry["id"], str(entry["tillTime"]), "-" if offset is None else str(offset), ""])
    return hashlib.sha256(
        bytes.fromhex(entry["previous"]) + header.encode() + entry["bytes"]).hexdigest()


def empty(run):
    kills = [fields for told in run.runs for fields in only(told, "killed")]
    if not kills:
        yield "no till was killed"
    elif not any(inside(told) for told in run.runs if only(told, "killed")):
        yield "no kill fell into a write"
    if not run.sales:
        yield "nothing was sold"
    if not any(only(told, "sold") for told in run.runs):
        yield "no sale was acknowledged"
    if not any(True for path in run.pages for _ in checker.receipts(path)):
        yield "no receipt was printed"
    if not run.mirror:
        yield "nothing was mirrored"
    if run.backup is None:
        yield "no backup was made"
    if not any(fields["phase"] == "rebuild" for told in run.runs for fields in only(told, "done")):
        yield "the journal was never rebuilt"


def chain(run):
    """Positions rise by one, numbers too, every hash fits its entry and the one before it."""
    position, heads, ids = 0, {}, collections.Counter()
    for entry in run.entries:
        place = paper_number(entry)
        if entry["position"] != position + 1:
            yield f"{place}: position {entry['position']} after {position}"
        position = entry["position"]
        number, head = heads.get(entry["epoch"], (0, ZERO))
        if entry["number"] != number + 1:
            yield f"{place}: number {entry['number']} after {number}"
        if entry["previous"] != head:
            yield f"{place}: it follows {entry['previous'][:8]}, the entry before it is {head[:8]}"
        if rehash(entry) != entry["hash"]:
            yield f"{place}: its hash does not fit its bytes"
        heads[entry["epoch"]] = (entry["number"], entry["hash"])
        ids[entry["id"]] += 1
    for name, count in ids.items():
        if count > 1:
            yield f"id {name} stands in {count} entries"
    for anchor in run.anchors:
        yield f"entries are not there, though nothing was confirmed: {json.dumps(anchor)}"


def epochs(run):
    """One journal, opened once: nothing in this campaign is a reason for another."""
    opened = [entry for entry in run.entries if entry["kind"] == "epoch-opened"]
    if len(opened) != 1:
        causes = [json.loads(entry["bytes"]).get("cause") for entry in opened]
        yield f"{len(opened)} epochs were opened, expected is 1; causes: {causes}"
    for entry in opened:
        if entry["number"] != 1:
            yield f"{paper_number(entry)}: an epoch is opened by its entry 1"
    for place, told in enumerate(run.runs):
        for fields in only(told, "opened"):
            if fields["aside"] != "-":
                yield f"run {place} set a journal aside: {fields['aside']}"
            if fields["epoch"] not in ("-", "new-store"):
                yield f"run {place} began a new epoch: {fields['epoch']}"


def sums(run):
    """Lines, taxes and tenders of each sale are its total; days are their sales."""
    turnover = 0
    for entry in run.entries:
        place = paper_number(entry)
        if entry["kind"] in SALES:
            sale = json.loads(entry["bytes"])
            turnover += sale["total"]
            yield from (f"sale {place}: {fault}" for fault in sums_of(sale, entry))
        elif entry["kind"] == "day-closed":
            told = json.loads(entry["bytes"])["totals"]["turnover"]
            if told != turnover:
                yield f"day {place}: its turnover is {told}, its sales are {turnover}"
            turnover = 0


def sums_of(sale, entry):
    total = sale["total"]
    if (sale["till"], sale["epoch"], sale["number"], sale["id"]) != (
            entry["till"], entry["epoch"], entry["number"], entry["id"]):
        yield "its document names another place"
    if sum(line["gross"] for line in sale["lines"]) != total:
        yield f"its lines are not its total {total}"
    for line in sale["lines"]:
        if line["listed"] - sum(one["saved"] for one in line.get("reductions", [])) != line["amount"]:
            yield f"line {line['sku']}: listed less reductions is not {line['amount']}"
        if line["net"] + sum(tax["amount"] for tax in line["taxes"]) != line["gross"]:
            yield f"line {line['sku']}: net and taxes are not {line['gross']}"
    if sum(tax["gross"] for tax in sale["taxes"]) != total:
        yield f"its tax classes are not its total {total}"
    for tax in sale["taxes"]:
        if tax["net"] + tax["tax"] != tax["gross"] \
                or sum(part["amount"] for part in tax["parts"]) != tax["tax"]:
            yield f"tax {tax['code']}: net and tax are not {tax['gross']}"
    if sum(one["amount"] for one in sale["tenders"]) - sale["change"] != total + sale["rounding"]:
        yield f"its tenders less change are not {total + sale['rounding']}"


def acknowledged(run):
    """What a till told as done is in the journal, as it was told."""
    for told in run.runs + run.seconds:
        for fields in only(told, "sold"):
            entry = run.sales.get(fields["number"])
            if entry is None:
                yield f"sale {fields['number']} over {fields['total']} was acknowledged and is not there"
            elif json.loads(entry["bytes"])["total"] != int(fields["total"]):
                yield (f"sale {fields['number']} was acknowledged over {fields['total']}, the journal has "
                       f"{json.loads(entry['bytes'])['total']}")
        written = [fields for word, fields in told if word == "opened" or
                   word == "done" and fields["phase"] == "commit"]
        for fields in written:
            entry = run.at.get(int(fields["position"]))
            if entry is None or entry["hash"] != fields["hash"]:
                yield f"entry {fields['number']} was on the disk and is not there, or is another"


def paper(run):
    """Each receipt is of a sale, with its total; once as an original, more often only as a copy."""
    originals, copies = collections.Counter(), collections.Counter()
    totals = {}
    for place, entry in run.sales.items():
        sale = json.loads(entry["bytes"])
        totals[place] = checker.amount(sale["total"], sale["decimals"])
    for path in run.pages:
        for number, total, copy in checker.receipts(path):
            (copies if copy else originals)[number] += 1
            if number not in totals:
                yield f"receipt {number} over {total} was printed, the journal has no such sale"
            elif totals[number] != total:
                yield f"receipt {number} says {total}, the journal {totals[number]}"
        for number, copy in slips(path):
            (copies if copy else originals)[number] += 1
    others = [paper_number(entry) for entry in run.entries if entry["kind"] in WITH_SLIP]
    for number in list(totals) + others:
        if originals[number] + copies[number] == 0:
            yield f"{number} has no paper"
    for number, count in originals.items():
        if count > 1:
            yield f"{number} was printed {count} times as an original"


MIRRORED = ("position", "epoch", "number", "kind", "id", "tillTime", "officeOffset", "previous", "document",
            "hash")
opened_files = {}


def carried(path, identity):
    """The entries of a carry file, decrypted by another program than ours; its digest is checked."""
    with open(path, "rb") as file:
        key = hashlib.sha256(file.read()).digest()
    if key not in opened_files:
        age = subprocess.run(["age", "-d", "-i", identity, path], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        if age.returncode:
            raise ValueError(age.stderr.decode().strip().split("\n")[0])
        *lines, last = gzip.decompress(age.stdout).splitlines(keepends=True)
        end = json.loads(last)
        if end["digest"] != hashlib.sha256(b"".join(lines)).hexdigest() or end["entries"] != len(lines) - 1:
            raise ValueError("its digest or count does not fit")
        opened_files[key] = [json.loads(line) for line in lines[1:]]
    return opened_files[key]


def mirror(run):
    """Every entry of the journal is in the mirror, byte for byte, and nothing else is."""
    if not run.mirror:
        return  # a till that is broken on purpose may have none; empty() wants one otherwise
    seen = set()
    for path in run.mirror:
        name = os.path.basename(path)
        try:
            entries = carried(path, run.identity)
        except (ValueError, KeyError, OSError, EOFError) as error:
            yield f"{name} cannot be read: {error}"
            continue
        for one in entries:
            there = run.at.get(one["position"])
            if there is None or any(one.get(field) != there[field] for field in MIRRORED):
                yield f"{name}: position {one['position']} is not what the journal has"
            seen.add(one["position"])
    lost = sorted(set(run.at) - seen)
    if lost:
        yield f"{len(lost)} entries are not in the mirror, the first at position {lost[0]}"


def backup(run):
    """The newest backup is the journal as it was at a moment, and all of what was told to be in it."""
    if run.backup is None:
        return
    told = [fields for story_of in run.runs for fields in only(story_of, "done")
            if fields["phase"] == "backup" and fields["what"] == run.backup_name]
    for fields in told:
        if int(fields["position"]) != len(run.backup):
            yield f"backup {run.backup_name}: told were {fields['position']} entries, it has {len(run.backup)}"
    if not run.backup:
        yield f"backup {run.backup_name} is empty"
    for one, there in zip(run.backup, run.entries):
        if any(one[field] != there[field] for field in MIRRORED):
            yield f"backup {run.backup_name}: position {one['position']} is not what the journal has"
    if len(run.backup) > len(run.entries):
        yield f"backup {run.backup_name} has more than the journal"


def slips(path):
    """Number of each day report and cash slip, and whether it is a copy."""
    with open(path, encoding="utf-8") as file:
        for page in file.read().split("\f"):
            number = re.search(r"^(?:Day report|Cash slip) (\S+)\s*$", page, re.M)
            if number:
                yield number.group(1), re.search(r"^\s*COPY\s*$", page, re.M) is not None


def inside(told):
    """What had begun and was not done when the till was killed, the counter's own first."""
    open_now = {}
    for word, fields in told:
        if word == "begin":
            open_now[fields["phase"]] = fields
        elif word == "done":
            open_now.pop(fields["phase"], None)
            if fields["phase"] == "commit":
                open_now.pop("paper", None)
    return sorted(open_now.values(), key=lambda fields: fields["phase"] not in COUNTER_PHASES)


class Counter:
    """What is on the counter and aside, as far as a till told."""

    def __init__(self, basket, held):
        self.basket, self.held, self.pending = basket, held, None
        self.shown, self.shown_before = basket, basket

    def hear(self, word, fields):
        if word == "shown":
            self.shown_before, self.shown = self.shown, fields["basket"]
        elif word == "begin" and fields["phase"] in COUNTER_PHASES:
            self.pending = fields
        elif word == "done" and fields["phase"] in COUNTER_PHASES and self.pending:
            self.basket, self.held = self.after()
            if fields["phase"] != "draft" and "basket" in self.pending:
                self.shown = self.basket  # written first, on the screen next
            self.pending = None

    def after(self):
        """What is there once the pending write is done."""
        held = dict(self.held)
        if self.pending["phase"] == "hold":
            if "held" in self.pending:
                held[self.pending["label"]] = self.pending["held"]
            else:
                held.pop(self.pending["label"], None)
        return self.pending.get("basket", self.basket), held

    def may_be(self):
        return [(self.basket, self.held)] + ([self.after()] if self.pending else [])

    def seen(self):
        """On the screen at the end, or before the last scan."""
        return (self.shown, self.shown_before, (self.pending or {}).get("basket"))


def found_state(fields):
    held = {}
    if fields["held"] != "-":
        held = dict(one.split(":", 1) for one in fields["held"].split(";"))
    return fields["basket"], held


def basket(run):
    """After each start the counter is as the last finished write left it, or the one that was cut."""
    counter = Counter("-", {})
    head, kinds = 1, []
    for place, told in enumerate(run.runs):
        opened = only(told, "opened")
        came_back = only(told, "found")
        if came_back:
            state = found_state(came_back[0])
            if state not in counter.may_be():
                yield f"run {place} found {state}, expected was one of {counter.may_be()}"
            elif state[0] not in counter.seen():
                yield f"run {place} found {state[0]}, on the screen was {counter.seen()[0]}"
            there = [entry["kind"] for entry in run.entries
                     if head < entry["position"] <= int(opened[0]["position"])
                     and entry["kind"] not in BESIDE]
            yield from (f"run {place}: {fault}" for fault in entries_since(counter, state, kinds, there))
            head, kinds, counter = int(opened[0]["position"]), [], Counter(*state)
        for word, fields in told:
            counter.hear(word, fields)
            if word == "done" and fields["phase"] == "commit":
                kinds.append(fields["what"])


def entries_since(counter, state, kinds, there):
    """The journal has what was told as written, and what was cut off only where the counter says so."""
    cut = counter.pending if counter.pending and counter.pending["phase"] == "commit" else None
    if cut and "basket" in cut:
        gone = state[0] == cut["basket"]
        if there != kinds + ([cut["what"]] if gone else []):
            yield (f"a {cut['what']} was cut off and the basket is {'gone' if gone else 'back'}; "
                   f"{difference(kinds, there)}")
    elif there not in (kinds, kinds + [cut["what"]] if cut else kinds):
        yield difference(kinds, there)


def difference(told_written, there):
    same = 0
    while same < min(len(told_written), len(there)) and told_written[same] == there[same]:
        same += 1
    return (f"{len(told_written)} entries were told as written, the journal has {len(there)}; after {same} "
            f"comes {(told_written + ['none'])[same]} and {(there + ['none'])[same]}")


def till(run):
    """No till stopped by itself or told a fault; the last one closed its day and went home."""
    for place, told in enumerate(run.runs + run.seconds):
        for fields in only(told, "fault"):
            yield f"run {place}: {fields['text'].replace('_', ' ')}"
        for fields in only(told, "ended"):
            if fields["code"] != "0":
                yield f"run {place} ended by itself with {fields['code']}"
    if not run.runs or not only(run.runs[-1], "closed"):
        yield "the last till did not close"
    elif not run.entries or run.entries[-1]["kind"] not in BESIDE + ("day-closed", "reprint"):
        yield "the last day was not closed"


CHECKS = (empty, chain, epochs, sums, acknowledged, paper, mirror, backup, basket, till)


def check(folder):
    """The faults of a run, each with its kind; none where all is well."""
    try:
        run = Run(folder)
        return [(each.__name__, fault) for each in CHECKS for fault in each(run)]
    except (ValueError, KeyError, OSError) as error:
        return [("unreadable", repr(error))]


def places(run):
    """Into what the kills fell; one may fall into several things at once."""
    where = collections.Counter()
    for told in run.runs:
        if only(told, "killed"):
            cut = [fields["phase"] for fields in inside(told)] or ["between"]
            where.update(cut if only(told, "opened") else ["opening"])
    return where


def summary(folder):
    run = Run(folder)
    kills = sum(len(only(told, "killed")) for told in run.runs)
    phases = ", ".join(f"{phase} {count}" for phase, count in sorted(places(run).items()))
    sold = sum(len(only(told, "sold")) for told in run.runs)
    papers = sum(1 for path in run.pages for _ in checker.receipts(path))
    return (f"{len(run.entries)} entries, {len(run.sales)} sales, {sold} of them acknowledged, "
            f"{papers} receipts, {len(run.mirror)} files in the mirror, {kills} kills, inside: {phases}")


# How the checker is checked


class NothingToDamage(Exception):
    """A short run may lack what a damage needs, as a basket that was put aside when the till was killed."""


def write_dump(folder, entries, name="dump.ndjson"):
    with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
        for entry in entries:
            entry = dict(entry)
            data = entry.pop("bytes")
            entry["document"] = base64.b64encode(data).decode()
            file.write(json.dumps(entry) + "\n")


def chained(entries):
    """The same entries with hashes that fit, as somebody would write them who knows how."""
    heads = {}
    for entry in entries:
        entry["previous"] = heads.get(entry["epoch"], ZERO)
        entry["hash"] = heads[entry["epoch"]] = rehash(entry)
    return entries


def in_journal(change, again=False):
    def apply(folder):
        entries = Run(folder).entries
        place = max(i for i, entry in enumerate(entries) if entry["kind"] in SALES)
        entries = change(entries, place)
        write_dump(folder, chained(entries) if again else entries)
    return apply


def in_backup(change):
    def apply(folder):
        run = Run(folder)
        write_dump(folder, change(run.backup, len(run.backup) - 1), "backup.ndjson")
    return apply


def in_mirror(change):
    def apply(folder):
        path = Run(folder).mirror[-1]
        with open(path, "rb") as file:
            data = file.read()
        os.remove(path)
        data = change(data)
        if data is not None:
            with open(path, "wb") as file:
                file.write(data)
    return apply


def in_sale(change):
    def edit(entries, place):
        sale = json.loads(entries[place]["bytes"])
        change(sale)
        entries[place]["bytes"] = json.dumps(sale).encode()
        return entries
    return in_journal(edit, again=True)


def on_paper(change):
    def apply(folder):
        path = Run(folder).pages[0]
        with open(path, encoding="utf-8") as file:
            pages = file.read().split("\f")
        originals = [i for i, page in enumerate(pages) if "TOTAL" in page and "COPY" not in page]
        sold = next(i for i in originals if pages_of(pages, pages[i]) == 1)
        with open(path, "w", encoding="utf-8") as file:
            file.write("\f".join(change(pages, sold)))
    return apply


def pages_of(pages, page):
    line = re.search(r"^Receipt \S+", page, re.M).group(0)
    return sum(line in other for other in pages)


def in_story(word, change, last=False):
    """Changes the first or last line of that word that ``change`` does something to."""
    def apply(folder):
        paths = sorted(glob.glob(os.path.join(folder, "run-*.txt")))
        for path in reversed(paths) if last else paths:
            with open(path, encoding="utf-8") as file:
                lines = file.read().split("\n")
            for i, line in enumerate(lines):
                if line.startswith(word) and change(line) != line:
                    lines[i] = change(line)
                    with open(path, "w", encoding="utf-8") as file:
                        file.write("\n".join(lines))
                    return
        raise NothingToDamage(f"no line {word} that it would change")
    return apply


def in_every_story(word, change):
    """Changes every line of that word that ``change`` does something to."""
    def apply(folder):
        changed = 0
        for path in glob.glob(os.path.join(folder, "run-*.txt")):
            with open(path, encoding="utf-8") as file:
                lines = file.read().split("\n")
            told = [change(line) if line.startswith(word) else line for line in lines]
            changed += told != lines
            with open(path, "w", encoding="utf-8") as file:
                file.write("\n".join(told))
        if not changed:
            raise NothingToDamage(f"no line {word} that it would change")
    return apply


def in_stories(pattern, text):
    def apply(folder):
        for path in glob.glob(os.path.join(folder, "run-*.txt")):
            with open(path, encoding="utf-8") as file:
                told = file.read()
            with open(path, "w", encoding="utf-8") as file:
                file.write(re.sub(pattern, text, told))
    return apply


def flipped(entries, place):
    data = bytearray(entries[place]["bytes"])
    data[data.index(b'"name":"') + 8] ^= 1
    entries[place]["bytes"] = bytes(data)
    return entries


def exchanged(entries, place):
    entries[place - 1], entries[place] = entries[place], entries[place - 1]
    return entries


def renumbered(entries):
    """Positions and numbers without the hole that shows."""
    for place, entry in enumerate(entries, start=1):
        entry["position"] = entry["number"] = place
    return entries


def second_epoch(entries, place):
    opening = dict(entries[0], epoch="ab" * 16, position=len(entries) + 1, id="another")
    return entries + [opening]


def with_field(name, value):
    def edit(entries, place):
        entries[place][name] = value(entries[place][name])
        return entries
    return edit


def added(*names):
    def change(sale):
        at = sale
        for name in names[:-1]:
            at = at[name]
        at[names[-1]] += 1
    return change


def damages():
    """(name, kind of the fault that must be found, how to damage a copy)"""
    def again(page):
        return re.sub(r"(?m)^(TOTAL \S+ +).*$", r"\g<1>0.01", page)

    def stranger(page):
        return re.sub(r"(?m)^Receipt \S+", "Receipt 99-AAAA-000001", page)

    return [
        ("a flipped bit", "chain", in_journal(flipped)),
        ("a hash that was made up", "chain", in_journal(with_field("hash", lambda old: "ab" * 32))),
        ("a previous hash that was made up", "chain",
         in_journal(with_field("previous", lambda old: "ab" * 32))),
        ("another kind", "chain", in_journal(with_field("kind", lambda old: "no-sale"))),
        ("another time", "chain", in_journal(with_field("tillTime", lambda old: old + 1))),
        ("an entry lost", "chain", in_journal(lambda entries, i: entries[:i] + entries[i + 1:])),
        ("an entry lost and chained anew", "chain",
         in_journal(lambda entries, i: entries[:i] + entries[i + 1:], again=True)),
        ("an entry lost, numbered and chained anew", "acknowledged",
         in_journal(lambda entries, i: renumbered(entries[:i] + entries[i + 1:]), again=True)),
        ("the last entries lost", "acknowledged", in_journal(lambda entries, i: entries[:i])),
        ("an entry twice", "chain", in_journal(lambda entries, i: entries[:i] + entries[i - 1:])),
        ("two entries exchanged", "chain", in_journal(exchanged)),
        ("an id twice", "chain",
         in_journal(lambda entries, i: with_field("id", lambda old: entries[0]["id"])(entries, i),
                    again=True)),
        ("a second epoch", "epochs", in_journal(second_epoch, again=True)),
        ("a total changed and chained anew", "acknowledged", in_sale(added("total"))),
        ("lines that are not the total", "sums", in_sale(added("lines", 0, "gross"))),
        ("a line that does not add up", "sums", in_sale(added("lines", 0, "listed"))),
        ("taxes that are not the total", "sums", in_sale(added("taxes", 0, "gross"))),
        ("a tax that does not add up", "sums", in_sale(added("taxes", 0, "tax"))),
        ("tenders that are not the total", "sums", in_sale(added("tenders", 0, "amount"))),
        ("a document of another place", "sums", in_sale(added("number"))),
        ("an acknowledged sale with another total", "acknowledged",
         in_story("sold", lambda line: re.sub(r"total=\d+", "total=1", line))),
        ("an acknowledged sale that is not there", "acknowledged",
         in_story("sold", lambda line: re.sub(r"number=\S+", "number=03-AAAA-000009", line))),
        ("a receipt missing", "paper", on_paper(lambda pages, i: pages[:i] + pages[i + 1:])),
        ("a receipt printed twice", "paper", on_paper(lambda pages, i: pages + [pages[i]])),
        ("a receipt of no sale", "paper", on_paper(lambda pages, i: pages + [stranger(pages[i])])),
        ("another total on paper", "paper",
         on_paper(lambda pages, i: pages[:i] + [again(pages[i])] + pages[i + 1:])),
        ("a file of the mirror lost", "mirror", in_mirror(lambda data: None)),
        ("a file of the mirror cut short", "mirror", in_mirror(lambda data: data[:-9])),
        ("a flipped bit in the mirror", "mirror",
         in_mirror(lambda data: data[:-5] + bytes([data[-5] ^ 1]) + data[-4:])),
        ("another entry in the mirror than in the journal", "mirror",
         in_journal(lambda entries, i: with_field("tillTime", lambda old: old + 1)(entries, i), again=True)),
        ("a backup with an entry too few", "backup", in_backup(lambda entries, i: entries[:i])),
        ("a backup with another entry", "backup", in_backup(with_field("id", lambda old: "another"))),
        ("a journal set aside", "epochs",
         in_story("opened", lambda line: line.replace("aside=-", "aside=journal.damaged"))),
        ("a new epoch that a till told", "epochs",
         in_story("opened", lambda line: line.replace("epoch=-", "epoch=restored"))),
        ("a basket that is not back", "basket",
         in_every_story("found", lambda line: re.sub(r"basket=[^- ]\S*", "basket=-", line))),
        ("a basket from nowhere", "basket",
         in_story("found", lambda line: re.sub(r"basket=\S+", "basket=101*7", line), last=True)),
        ("a basket with a line too many", "basket",
         in_story("found", lambda line: re.sub(r"basket=([^- ]\S*)", r"basket=\1+101*7", line))),
        ("a held basket from nowhere", "basket",
         in_story("found", lambda line: re.sub(r"held=\S+", "held=ffffffff:101*7", line))),
        ("a held basket lost", "basket",
         in_every_story("found", lambda line: re.sub(r"held=[^- ]\S*", "held=-", line))),
        ("an entry nobody told of", "basket",
         in_story("done phase=commit what=sale", lambda line: "heard nothing")),
        ("a fault that a till told", "till", in_story("shown", lambda line: "fault text=wrong_price")),
        ("a till that did not close", "till", in_story("closed", lambda line: "", last=True)),
        ("a till that ended by itself", "till", in_story("killed", lambda line: "ended code=3")),
        ("no kill", "empty", in_stories(r"(?m)^killed .*$", "stopped")),
        ("no kill inside a write", "empty", in_stories(r"(?m)^begin .*$", "began")),
        ("no sale acknowledged", "empty", in_stories(r"(?m)^sold .*$", "nothing")),
        ("no sale", "empty",
         in_journal(lambda entries, i: [one for one in entries if one["kind"] not in SALES])),
        ("no paper", "empty", on_paper(lambda pages, i: [])),
        ("no mirror", "empty", lambda folder: shutil.rmtree(os.path.join(folder, "mirror"))),
        ("no backup", "empty", lambda folder: os.remove(os.path.join(folder, "backup.ndjson"))),
        ("no rebuild", "empty", in_stories(r"(?m)^done phase=rebuild .*$", "stopped")),
        ("no journal", "unreadable", lambda folder: os.remove(os.path.join(folder, "dump.ndjson"))),
    ]


# What a kill inside its write leaves may be there or not, so a few kills may show neither as a loss.
MAY_BE_EITHER = {"a basket that is not back", "a held basket lost"}


def self_test(folder, whole=False):
    """The damages that were not found as what they are; of a whole run none may be impossible."""
    missed = []
    good = check(folder)
    if good:
        return [f"the run itself is not good: {good[0]}"]
    for name, kind, damage in damages():
        with tempfile.TemporaryDirectory() as parent:
            copy = os.path.join(parent, "copy")
            shutil.copytree(folder, copy, ignore=shutil.ignore_patterns("till", "backups", "witness", "*.bin"))
            try:
                damage(copy)
            except NothingToDamage as reason:
                print(f"  {name}: not possible in so short a run: {reason}")
                if whole:
                    missed.append(name)
                continue
            found = [fault for sort, fault in check(copy) if sort == kind]
        if not found and not whole and name in MAY_BE_EITHER:
            print(f"  {name}: not possible in so short a run: each was being written at its kill")
            continue
        print(f"  {name}: {'found: ' + found[0][:110] if found else 'NOT FOUND'}")
        if not found:
            missed.append(name)
    return missed


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("folder")
    options.add_argument("--self-test", action="store_true")
    given = options.parse_args()
    if given.self_test:
        missed = self_test(given.folder)
        print(f"the checker finds all of {len(damages())} damages" if not missed else f"NOT FOUND: {missed}")
        return 1 if missed else 0
    faults = check(given.folder)
    for kind, fault in faults[:20]:
        print(f"FAULT ({kind}): {fault}")
    print(f"checked: {summary(given.folder)}; {len(faults)} faults" if not faults or faults[0][0] != "unreadable"
          else "nothing could be checked")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
