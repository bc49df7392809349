"""What is left after bin/synccampaign.py: head office's tables, tills' journals, papers, price lists and what was told.

A Left is that as it was read, nothing worked out yet; a Run is a Left in the form that is checked. Nothing here changes
what a Left holds, so that a damaged one shares all that was not damaged with the good one.
"""

import base64
import collections
import functools
import glob
import hashlib
import json
import os
import sqlite3

import checker
import escpos

SALES = ("sale", "return")

# Out of head office

TABLES = {
    "entries": ("select j.till, j.epoch, e.number, e.kind, e.id, e.till_time, e.office_offset, e.previous, e.hash,"
                " {document}, e.question from entry e join journal j on j.id = e.journal order by j.id, e.number",
                ("till", "epoch", "number", "kind", "id", "tillTime", "officeOffset", "previous", "hash",
                 "document", "question")),
    "heads": ("select till, epoch, number, hash from journal order by id", ("till", "epoch", "number", "hash")),
    "branches": ("select j.till, j.epoch, b.till, b.epoch, b.name, b.parent, b.first from branch b"
                 " join journal j on j.id = b.journal order by j.id",
                 ("journalTill", "journal", "till", "epoch", "name", "parent", "first")),
    "anchors": ("select till, epoch, number, {body} from anchor order by till, epoch, number",
                ("till", "epoch", "number", "body")),
    "holes": ("select j.till, j.epoch, h.first, h.last, h.hash from hole h join journal j on j.id = h.journal"
              " order by j.id, h.first", ("till", "epoch", "first", "last", "hash")),
}
ROWS = ("select kind, key, {value} from catalogue_row where superseded is null and not deleted order by kind, key",
        ("kind", "key", "value"))
VERSION = ("select version, rows, digest from catalogue_version order by version desc limit 1",
           ("version", "rows", "digest"))


def of_sqlite(path, question):
    sql, names = question
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as db:
        rows = db.execute(sql.format(document="e.document", value="value", body="body")).fetchall()
    return [{name: base64.b64encode(value).decode() if isinstance(value, bytes) else value
             for name, value in zip(names, row)} for row in rows]


def of_postgres(storage, question):
    sql, names = question
    plain = sql.format(document="translate(encode(e.document, 'base64'), E'\\n', '')",
                       value="translate(encode(value, 'base64'), E'\\n', '')",
                       body="translate(encode(body, 'base64'), E'\\n', '')")
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
    tables = dict.fromkeys(TABLES, [])
    if naive:
        with open(os.path.join(naive, "entries.ndjson"), encoding="utf-8") as file:
            tables["entries"] = [dict(json.loads(line), question=None) for line in file]
        heads = {(entry["till"], entry["epoch"]): entry for entry in tables["entries"]}
        tables["heads"] = [{"till": till, "epoch": epoch, "number": last["number"], "hash": last["hash"]}
                           for (till, epoch), last in heads.items()]
    else:
        tables = {name: ask(storage, question) for name, question in TABLES.items()}
    tables["catalogue"], version = catalogue(storage)
    tables["version"] = [version]
    for name, rows in tables.items():
        with open(os.path.join(folder, name + ".ndjson"), "w", encoding="utf-8") as file:
            file.writelines(json.dumps(row) + "\n" for row in rows)


# What was left, as it was read

def lines_of(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def text_of(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def bytes_of(path):
    with open(path, "rb") as file:
        return file.read()


class Left:
    """The journals as `till dump` wrote them, papers, price lists and what was told by name; head office's tables."""

    def __init__(self, folder):
        def each(pattern, read):
            paths = sorted(glob.glob(os.path.join(folder, pattern)))
            return {os.path.basename(path).rsplit(".", 1)[0]: read(path) for path in paths}
        self.journals = each("*.ndjson", lines_of)
        self.papers = each("*.paper", bytes_of)
        self.prices = each("*.prices", text_of)
        self.told = each(os.path.join("told", "*.txt"), text_of)
        self.story = text_of(os.path.join(folder, "story.txt"))
        self.office = each(os.path.join("office", "*.ndjson"), lines_of)

    def copy(self):
        """One whose parts can be replaced; the parts themselves are those of both."""
        other = Left.__new__(Left)
        other.journals, other.papers, other.prices = dict(self.journals), dict(self.papers), dict(self.prices)
        other.told, other.story, other.office = dict(self.told), self.story, dict(self.office)
        return other


# What it means

Span = collections.namedtuple("Span", "first last hash")


@functools.lru_cache(maxsize=None)
def told_in(text):
    """The lines that were told: (word, fields)."""
    told = []
    for line in text.split("\n"):
        word, *fields = line.split() or [""]
        told.append((word, dict(field.split("=", 1) for field in fields if "=" in field)))
    return told


@functools.lru_cache(maxsize=None)
def receipts_on(paper):
    return list(checker.receipts_of(escpos.pages(paper)))


@functools.lru_cache(maxsize=None)
def said_in(text):
    """What a document says; nothing where it cannot be read, which its hash tells."""
    try:
        return json.loads(base64.b64decode(text or ""))
    except ValueError:
        return {}


def document(entry):
    return said_in(entry["document"])


def number_of(entry):
    return printed(entry["till"], entry["epoch"], entry["number"])


def printed(till, epoch, number):
    """As on paper."""
    return f"{till}-{epoch[:4].upper()}-{number:06d}"


def total_of(entry):
    sale = document(entry)
    return checker.amount(sale.get("total", 0), sale.get("decimals", 2))


def minor(total):
    """An amount as it is printed, in minor units."""
    return int(total.replace(".", ""))


@functools.lru_cache(maxsize=None)
def hash_of(previous, header, text):
    return hashlib.sha256(bytes.fromhex(previous) + header.encode() + base64.b64decode(text)).hexdigest()


def rehash(entry):
    offset = entry.get("officeOffset")
    header = "\n".join(
        ["evertill-entry/1", entry["till"], entry["epoch"], str(entry["number"]), entry["kind"], entry["id"],
         str(entry["tillTime"]), "-" if offset is None else str(offset), ""])
    return hash_of(entry["previous"], header, entry["document"])


def by_journal(entries):
    journals = collections.OrderedDict()
    for entry in entries:
        journals.setdefault((entry["till"], entry.get("journal", entry["epoch"])), []).append(entry)
    return journals


class Dump:
    """One till's journal. A till that was there twice has several: till 03 has 03, 03b and 03-replaced."""

    def __init__(self, name, values):
        self.name, self.till = name, name[:2]
        self.entries = [value for value in values if "anchor" not in value]
        self.anchors = [value["anchor"] for value in values if "anchor" in value]
        self.epochs = by_journal(self.entries)
        opened = [document(entry) for entry in self.entries if entry["kind"] == "epoch-opened"]
        self.forked = {one.get("parentEpoch") for one in opened if one.get("cause") == "forked"}
        self.replaced = name.endswith("-replaced")
        self.removed = collections.defaultdict(list)  # by epoch, what went with a confirmed day
        for anchor in self.anchors:
            if anchor["cause"] == "pruned":
                length = anchor["lastPosition"] - anchor["firstPosition"] + 1
                self.removed[anchor["epoch"]].append(
                    Span(anchor["lastNumber"] - length + 1, anchor["lastNumber"], anchor["hash"]))
        self.days = [said_in(anchor["day"]) for anchor in self.anchors if anchor["cause"] == "pruned"]


def at_office(entries):
    """What came after a fork lies in a branch, whose journal is EPOCH~NAME; trunk is what is not in a branch."""
    return [dict(entry, journal=entry["epoch"], epoch=entry["epoch"].split("~")[0]) for entry in entries]


class Run:
    def __init__(self, left):
        self.dumps = [Dump(name, values) for name, values in left.journals.items()]
        self.entries = at_office(left.office["entries"])
        self.heads = left.office["heads"]
        self.branches, self.anchors = left.office["branches"], left.office["anchors"]
        self.rows, self.version = left.office["catalogue"], left.office["version"]
        self.journals = by_journal(self.entries)
        self.holes = collections.defaultdict(list)
        for hole in left.office["holes"]:
            self.holes[hole["till"], hole["epoch"]].append(Span(hole["first"], hole["last"], hole["hash"]))
        self.prices = left.prices
        self.told = {name: told_in(text) for name, text in left.told.items()}
        self.story = told_in(left.story)
        self.papers = left.papers
        # The tills of which there were two, or whose disk went back: only these may fork.
        self.disturbed = {fields["till"] for word, fields in self.story if word in ("cloned", "till-put-back")}
        # Where head office has no entry and knows it, in the words of paper.
        self.in_holes = {printed(till, journal.split("~")[0], number)
                         for (till, journal), holes in self.holes.items()
                         for hole in holes for number in range(hole.first, hole.last + 1)}

    @functools.cached_property
    def receipts(self):
        return {name: receipts_on(paper) for name, paper in self.papers.items()}

    @functools.cached_property
    def on_paper(self):
        """By number, the totals that were printed."""
        totals = collections.defaultdict(set)
        for receipts in self.receipts.values():
            for number, total, _ in receipts:
                totals[number].add(total)
        return totals

    @functools.cached_property
    def numbers(self):
        """Of each journal at head office its entries by number."""
        return {key: {entry["number"]: entry for entry in entries} for key, entries in self.journals.items()}

    def hash_at(self, till, journal, number):
        """What head office knows of the hash at a number of a journal."""
        entry = self.numbers.get((till, journal), {}).get(number)
        if entry:
            return entry["hash"]
        return next((hole.hash for hole in self.holes.get((till, journal), []) if hole.last == number), None)

    def removed(self, till, epoch):
        """What tills of this name have removed of an epoch."""
        return [span for one in self.dumps if one.till == till for span in one.removed.get(epoch, [])]

    def tills(self):
        return [one for one in self.dumps if not one.replaced]


def is_in(number, spans):
    return any(span.first <= number <= span.last for span in spans)
