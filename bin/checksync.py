#!/usr/bin/env python3
"""Compares what tills, their paper and head office have after bin/synccampaign.py, with no code of the product.

  checksync.py FOLDER [--pruned]
  checksync.py FOLDER --self-test

FOLDER holds NAME.ndjson (a till's journal as `till dump` writes it), NAME.paper (the bytes a printer got),
NAME.prices (its price list), told/NAME-NNN.txt (what it told while it sold), story.txt (what was done to the shop) and
office/ (head office's tables: entries, heads, forks, catalogue, version). Every entry is hashed again on both sides.
What is checked stands in the functions below, each under the name of its kind of fault. An empty run is a fault.

--pruned: tills removed confirmed days, so head office may have holes where a till has an anchor.
--self-test damages copies of a good run in every way that is checked and fails unless each is found.
"""

import argparse
import base64
import collections
import glob
import hashlib
import json
import os
import re
import sqlite3
import sys

import checker
import checksync_damages
import escpos

ZERO = "0" * 64
SALES = ("sale", "return")
ALIKE = ("kind", "id", "tillTime", "officeOffset", "previous", "document", "hash")


# Out of head office

ENTRIES = {
    "entries": ("select j.till, j.epoch, e.number, e.kind, e.id, e.till_time, e.office_offset, e.previous, e.hash,"
                " {document}, e.question from entry e join journal j on j.id = e.journal order by j.id, e.number",
                ("till", "epoch", "number", "kind", "id", "tillTime", "officeOffset", "previous", "hash",
                 "document", "question")),
    "heads": ("select till, epoch, number, hash from journal order by id", ("till", "epoch", "number", "hash")),
}
ROWS = ("select kind, key, {value} from catalogue_row where superseded is null and not deleted order by kind, key",
        ("kind", "key", "value"))
VERSION = ("select version, rows, digest from catalogue_version order by version desc limit 1",
           ("version", "rows", "digest"))


def of_sqlite(path, question):
    sql, names = question
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as db:
        rows = db.execute(sql.format(document="e.document", value="value")).fetchall()
    return [{name: base64.b64encode(value).decode() if isinstance(value, bytes) else value
             for name, value in zip(names, row)} for row in rows]


def of_postgres(storage, question):
    sql, names = question
    plain = sql.format(document="translate(encode(e.document, 'base64'), E'\\n', '')",
                       value="translate(encode(value, 'base64'), E'\\n', '')")
    lines = storage.sql("office", f"select row_to_json(t) from ({plain}) t({', '.join(chr(34) + n + chr(34) for n in names)})")
    return [json.loads(line) for line in lines.split("\n") if line]


def ask(storage, question):
    return of_sqlite(storage.file, question) if storage.name == "sqlite" else of_postgres(storage, question)


def catalogue(storage):
    """Live rows, and the newest version as it was published."""
    return ask(storage, ROWS), ask(storage, VERSION)[0]


def catalogue_of_sqlite(path):
    return of_sqlite(path, ROWS), of_sqlite(path, VERSION)[0]


def wire_row(row):
    """As head office sends it."""
    return '{"kind":%s,"key":%s,"deleted":false,"value":%s}' % (
        json.dumps(row["kind"]), json.dumps(row["key"]), base64.b64decode(row["value"]).decode())


def export(storage, naive, folder):
    """Head office's tables as lines; of a naive head office what it kept."""
    os.makedirs(folder)
    tables = {}
    if naive:
        with open(os.path.join(naive, "entries.ndjson"), encoding="utf-8") as file:
            tables["entries"] = [dict(json.loads(line), question=None) for line in file]
        heads = {(entry["till"], entry["epoch"]): entry for entry in tables["entries"]}
        tables["heads"] = [{"till": till, "epoch": epoch, "number": last["number"], "hash": last["hash"]}
                           for (till, epoch), last in heads.items()]
    else:
        tables = {name: ask(storage, question) for name, question in ENTRIES.items()}
    tables["catalogue"], version = catalogue(storage)
    tables["version"] = [version]
    for name, rows in tables.items():
        with open(os.path.join(folder, name + ".ndjson"), "w", encoding="utf-8") as file:
            file.writelines(json.dumps(row) + "\n" for row in rows)


# What was left, read once

def lines_of(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def story_of(path):
    """The lines that were told: (word, fields)."""
    told = []
    with open(path, encoding="utf-8") as file:
        for line in file:
            word, *fields = line.split() or [""]
            told.append((word, dict(field.split("=", 1) for field in fields if "=" in field)))
    return told


class Dump:
    """One till's journal."""

    def __init__(self, path):
        self.name = os.path.basename(path)[:-len(".ndjson")]
        self.entries, self.anchors = [], []
        for value in lines_of(path):
            if "anchor" in value:
                self.anchors.append(value["anchor"])
            else:
                self.entries.append(value)
        self.epochs = by_epoch(self.entries)
        opened = [document(entry) for entry in self.entries if entry["kind"] == "epoch-opened"]
        self.forked = {one.get("parentEpoch") for one in opened if one.get("cause") == "forked"}
        self.replaced = self.name.endswith("-replaced")


def by_epoch(entries):
    epochs = collections.OrderedDict()
    for entry in entries:
        epochs.setdefault((entry["till"], entry.get("journal", entry["epoch"])), []).append(entry)
    return epochs


def kept(path):
    """Head office's entries. What came after a fork lies in a branch, whose journal is EPOCH~NAME."""
    entries = lines_of(path)
    for entry in entries:
        entry["journal"] = entry["epoch"]
        entry["epoch"] = entry["journal"].split("~")[0]
    return entries


class Run:
    def __init__(self, folder, pruned=False):
        self.pruned = pruned
        self.dumps = [Dump(path) for path in sorted(glob.glob(os.path.join(folder, "*.ndjson")))]
        office = os.path.join(folder, "office")
        self.entries = kept(os.path.join(office, "entries.ndjson"))
        self.heads = lines_of(os.path.join(office, "heads.ndjson"))
        self.rows = lines_of(os.path.join(office, "catalogue.ndjson"))
        self.version = lines_of(os.path.join(office, "version.ndjson"))
        self.epochs = by_epoch(self.entries)
        self.prices = {named(path): path for path in glob.glob(os.path.join(folder, "*.prices"))}
        self.receipts = {}
        for path in sorted(glob.glob(os.path.join(folder, "*.paper"))):
            with open(path, "rb") as file:
                self.receipts[named(path)] = list(checker.receipts_of(escpos.pages(file.read())))
        self.told = {named(path): story_of(path)
                     for path in sorted(glob.glob(os.path.join(folder, "told", "*.txt")))}
        self.story = story_of(os.path.join(folder, "story.txt"))
        # The tills of which there were two, or whose disk went back: only these may fork.
        self.disturbed = {fields["till"] for word, fields in self.story if word in ("cloned", "till-put-back")}
        self.at_office = {entry["hash"] for entry in self.entries}
        self.held_back, self.forks = self.not_at_office()

    def not_at_office(self):
        """Entries that rest on a till because their epoch has forked: head office has others in their place."""
        held, forks = {}, set()
        for one in self.dumps:
            for (till, epoch), entries in one.epochs.items():
                if epoch in one.forked:
                    theirs = {entry["number"]: entry["hash"] for entry in self.epochs.get((till, epoch), [])}
                    rest = [entry for entry in entries if entry["hash"] not in self.at_office]
                    if rest and theirs.get(rest[0]["number"]) not in (None, rest[0]["hash"]):
                        held.update((entry["hash"], entry) for entry in rest)
                        forks.add((one.name, epoch))
        return held, forks

    def tills(self):
        return [one for one in self.dumps if not one.replaced]


def named(path):
    return os.path.basename(path).rsplit(".", 1)[0]


def number_of(entry):
    return f"{entry['till']}-{entry['epoch'][:4].upper()}-{entry['number']:06d}"


def document(entry):
    """What an entry says; nothing where it cannot be read, which its hash tells."""
    try:
        return json.loads(base64.b64decode(entry["document"] or ""))
    except ValueError:
        return {}


def total_of(entry):
    sale = document(entry)
    return checker.amount(sale.get("total", 0), sale.get("decimals", 2))


def rehash(entry):
    offset = entry["officeOffset"] if "officeOffset" in entry else None
    header = "\n".join(
        ["evertill-entry/1", entry["till"], entry["epoch"], str(entry["number"]), entry["kind"], entry["id"],
         str(entry["tillTime"]), "-" if offset is None else str(offset), ""])
    return hashlib.sha256(bytes.fromhex(entry["previous"]) + header.encode()
                          + base64.b64decode(entry["document"])).hexdigest()


# What is checked

def empty(run):
    """A run in which little happened proves little."""
    words = collections.Counter(word for word, _ in run.story)
    for word in ("till-killed", "office-killed", "office-killed-last"):
        if not words[word]:
            yield f"nothing was done of the kind {word}"
    for one in run.tills():
        if not any(entry["kind"] in SALES for entry in one.entries):
            yield f"till {one.name} sold nothing"
        if not run.receipts.get(one.name):
            yield f"till {one.name} printed no receipt"
    if not any(word == "sold" for told in run.told.values() for word, _ in told):
        yield "no sale was acknowledged"
    if not run.dumps:
        yield "no till is there"
    if not run.entries:
        yield "head office holds nothing"
    if not run.rows:
        yield "head office has no price list"


def holes(run):
    """Of each till and epoch the last number a till has removed."""
    last = collections.defaultdict(int)
    for one in run.dumps:
        for anchor in one.anchors:
            if anchor["cause"] == "pruned":
                for till, epoch in one.epochs:
                    if epoch == anchor["epoch"]:
                        last[till, epoch] = max(last[till, epoch], anchor["lastNumber"])
    return last


def chain(run):
    """On both sides numbers rise by one, and every hash fits its entry and the one before it."""
    last = holes(run) if run.pruned else {}
    for (till, journal), entries in run.epochs.items():
        if "~" in journal:
            yield from branch_of(run, entries)
        else:
            yield from chain_of("head office", entries, last.get((till, journal), 0))
    heads = {(head["till"], head["epoch"]): head for head in run.heads}
    for key in heads.keys() | run.epochs.keys():
        entries = run.epochs.get(key, [])
        head = heads.get(key)
        if head is None or not entries or (head["number"], head["hash"]) \
                != (entries[-1]["number"], entries[-1]["hash"]):
            yield f"head office: the head of {key[0]} {key[1][:8]} is not its last entry"
    for one in run.dumps:
        for (till, epoch), entries in one.epochs.items():
            yield from chain_of(f"till {one.name}", entries, last.get((till, epoch), 0))
        for anchor in one.anchors:
            if anchor["cause"] != "unused" and not (run.pruned and anchor["cause"] == "pruned"):
                yield f"till {one.name} lacks entries: {json.dumps(anchor)}"


def branch_of(run, entries):
    """It follows an entry that is kept in its epoch."""
    first = entries[0]
    before = {entry["hash"] for entry in run.entries
              if (entry["till"], entry["epoch"], entry["number"] + 1)
              == (first["till"], first["epoch"], first["number"])}
    if first["previous"] not in before:
        yield f"head office: {number_of(first)} of a branch follows nothing that is there"
    yield from chain_of("head office, a branch", entries, 0, (first["number"] - 1, first["previous"]))


def chain_of(where, entries, removed, after=(0, ZERO)):
    number, previous = after
    for entry in entries:
        place = f"{where}: {number_of(entry)}"
        gap = entry["number"] != number + 1
        if gap and not number < entry["number"] <= removed + 1:
            yield f"{place} comes after number {number}"
        elif not gap and entry["previous"] != previous:
            yield f"{place} follows {entry['previous'][:8]}, the entry before it is {previous[:8]}"
        if entry["document"] is None or entry["id"] is None:
            yield f"{place} could not be read there"
        elif rehash(entry) != entry["hash"]:
            yield f"{place}: its hash does not fit its bytes"
        number, previous = entry["number"], entry["hash"]


def doubled(run):
    """No entry is at head office twice, and no two entries of a till are one."""
    places, ids = collections.Counter(), collections.Counter()
    for entry in run.entries:
        places[entry["journal"], entry["number"]] += 1
        ids[entry["id"]] += 1
    for (journal, number), count in places.items():
        if count > 1:
            yield f"number {number} of {journal[:8]} is at head office {count} times"
    for name, count in ids.items():
        if count > 1:
            yield f"id {name} is at head office {count} times"
    for one in run.dumps:
        ids = collections.Counter(entry["id"] for entry in one.entries)
        for name, count in ids.items():
            if count > 1:
                yield f"till {one.name} has id {name} {count} times"


def missing(run):
    """Everything a till has is at head office and everything there is of a till; a fork rests on its till."""
    there = {entry["hash"]: entry for entry in run.entries}
    here = {}
    for one in run.dumps:
        lost = [entry for entry in one.entries
                if entry["hash"] not in there and entry["hash"] not in run.held_back]
        if lost:
            yield (f"{len(lost)} entries of till {one.name} are not at head office, the first is "
                   f"{number_of(lost[0])} ({lost[0]['kind']}, {lost[0]['syncStatus']})")
        for entry in one.entries:
            other = there.get(entry["hash"])
            if other and any(entry[field] != other.get(field) for field in ALIKE):
                yield f"till {one.name}: {number_of(entry)} is another at head office"
            here[entry["hash"]] = entry
    strangers = [entry for entry in run.entries if entry["hash"] not in here]
    if strangers and not run.pruned:
        yield f"{len(strangers)} entries at head office are of no till, the first is {number_of(strangers[0])}"


def forked(run):
    """Only a till that was cloned or put back has forked."""
    for name, epoch in sorted(run.forks):
        till = name.removesuffix("-replaced")[:2]
        if till not in run.disturbed:
            yield f"till {name} forked in epoch {epoch[:8]}, and there was only one of it"
    for till, journal in run.epochs:
        if "~" in journal and till not in run.disturbed:
            yield f"head office has a branch of till {till}, and there was only one of it"


def acknowledged(run):
    """What a till told as sold is kept on both sides, as it was told."""
    kept = collections.defaultdict(set)
    for entry in [*run.entries, *run.held_back.values()]:
        if entry["kind"] in SALES:
            kept[number_of(entry)].add(document(entry).get("total"))
    for name, told in run.told.items():
        for word, fields in told:
            if word == "sold" and int(fields["total"]) not in kept[fields["number"]]:
                yield (f"till {name} told of {fields['number']} over {fields['total']}; kept are "
                       f"{sorted(kept[fields['number']]) or 'none'}")


def paper(run):
    """Each receipt is of a sale that both sides keep; each sale is on paper, once as an original."""
    sales = collections.defaultdict(dict)
    for entry in [*run.entries, *run.held_back.values()]:
        if entry["kind"] in SALES:
            sales[number_of(entry)][entry["hash"]] = total_of(entry)
    originals, printed = collections.Counter(), collections.Counter()
    for name, receipts in run.receipts.items():
        for number, total, copy in receipts:
            printed[number, total] += 1
            originals[number] += not copy
            if total not in sales[number].values():
                yield (f"till {name} printed {number} over {total}; "
                       f"kept are {sorted(sales[number].values()) or 'none'}")
    for number, of_number in sales.items():
        for total in of_number.values():
            if not printed[number, total] and not run.pruned:
                yield f"{number} over {total} has no paper"
        if originals[number] > max(1, len(of_number)):
            yield f"{number} was printed {originals[number]} times as an original, {len(of_number)} sales have it"


def digest(rows):
    total = 0
    for kind, key, value in rows:
        total += int.from_bytes(hashlib.sha256(f"{kind}\n{key}\n".encode() + value).digest(), "big")
    return f"{total % 2**256:064x}"


def catalogues(run):
    """The price list of every till is the one that was published last, row by row."""
    published = run.version[0]
    rows = [(row["kind"], row["key"], base64.b64decode(row["value"])) for row in run.rows]
    if (len(rows), digest(rows)) != (published["rows"], published["digest"]):
        yield f"head office's rows are not what it published as version {published['version']}"
    for one in run.tills():
        if one.name not in run.prices:
            yield f"till {one.name} has no price list"
            continue
        with open(run.prices[one.name], encoding="utf-8") as file:
            first, *lines = file.read().split("\n")[:-1]
        theirs = [(kind, base64.b64decode(key).decode(), base64.b64decode(value))
                  for kind, key, value in (line.split(" ") for line in lines)]
        if first != f"version {published['version']}":
            yield f"till {one.name} has price list {first}, published is version {published['version']}"
        if digest(theirs) != published["digest"]:
            yield (f"the price list of till {one.name} is another than version {published['version']}: "
                   f"{len(theirs)} rows, {len(set(theirs) - set(rows))} of them not published")


def till(run):
    """No till told a fault, ended by itself, or had something left to send at the end."""
    for name, told in run.told.items():
        for word, fields in told:
            if word == "fault":
                yield f"till {name}: {fields['text'].replace('_', ' ')}"
            if word == "ended" and fields["code"] != "0":
                yield f"till {name} ended with {fields['code']}"
            if word == "opened" and fields["aside"] != "-":
                yield f"till {name} set a journal aside: {fields['aside']}"
    for word, fields in run.story:
        if word == "not-drained":
            yield f"till {fields['till']} was not done at the end: {fields}"


def epochs(run):
    """Only a till that was cloned or put back begins anew."""
    causes = collections.Counter()
    for one in run.dumps:
        opened = [document(entry).get("cause") for entry in one.entries
                  if entry["kind"] == "epoch-opened"]
        causes.update(opened)
        if len(opened) != 1 and one.name[:2] not in run.disturbed:
            yield f"till {one.name} opened {len(opened)} epochs: {opened}"


CHECKS = {
    "empty": empty, "chain": chain, "doubled": doubled, "missing": missing, "fork": forked, "epoch": epochs,
    "acknowledged": acknowledged, "paper": paper, "catalogue": catalogues, "till": till,
}


def check(folder, pruned=False, only=None):
    """(kind, fault) of a run, none where all is well; of one kind only where that is enough."""
    try:
        run = Run(folder, pruned)
    except (OSError, ValueError, KeyError) as error:
        return [("unreadable", f"{type(error).__name__}: {error}")]
    return [(kind, fault) for kind, look in CHECKS.items() if only in (None, kind) for fault in look(run)]


def figures(folder):
    """What there was, counted."""
    run = Run(folder)
    return {
        "tills": len(run.tills()),
        "sales at head office": sum(entry["kind"] in SALES for entry in run.entries),
        "entries at head office": len(run.entries),
        "epochs": len({entry["epoch"] for entry in run.entries}),
        "entries in branches": sum("~" in entry["journal"] for entry in run.entries),
        "forked entries still on a till": len(run.held_back),
        "receipts": sum(map(len, run.receipts.values())),
        "parked": sum(bool(entry.get("question")) for entry in run.entries),
        "price lists": run.version[0]["version"],
    }


def self_test(folder):
    return checksync_damages.missed(folder, check)


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("folder")
    options.add_argument("--pruned", action="store_true")
    options.add_argument("--self-test", action="store_true")
    given = options.parse_args()
    if given.self_test:
        missed = self_test(given.folder)
        print(f"NOT FOUND: {missed}" if missed else "the checker finds every damage")
        return 1 if missed else 0
    faults = check(given.folder, given.pruned)
    for kind, fault in faults[:20]:
        print(f"FAULT ({kind}): {fault}")
    print(f"{len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
