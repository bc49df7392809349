"""Damages copies of a good run in every way that bin/checksync.py checks, to see that it finds each."""

import base64
import concurrent.futures
import glob
import hashlib
import json
import os
import re
import shutil
import tempfile

CUT = b"\x1dVB\x00"


class NothingToDamage(Exception):
    """The run is too short to have it."""


def lines(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def write(path, values):
    with open(path, "w", encoding="utf-8") as file:
        file.writelines(json.dumps(value) + "\n" for value in values)


def chosen(folder):
    """A till of which there was one all the time, the one that sold most."""
    disturbed = set()
    with open(os.path.join(folder, "story.txt"), encoding="utf-8") as file:
        for line in file:
            found = re.match(r"(?:cloned|till-put-back) .*?till=(\S+)", line)
            if found:
                disturbed.add(found.group(1))
    tills = [path for path in glob.glob(os.path.join(folder, "*.ndjson"))
             if os.path.basename(path)[:2] not in disturbed]
    if not tills:
        raise NothingToDamage("every till was disturbed")
    return max(tills, key=os.path.getsize)


def in_table(name, change):
    def apply(folder):
        path = os.path.join(folder, "office", name + ".ndjson")
        write(path, change(lines(path)))
    return apply


def in_journal(change):
    """Of the chosen till, as it dumped it; the entries alone, the anchors stay."""
    def apply(folder):
        path = chosen(folder)
        values = lines(path)
        entries = [value for value in values if "anchor" not in value]
        write(path, change(entries) + [value for value in values if "anchor" in value])
    return apply


def at_office(change):
    """The chosen till's entries of its first epoch, in head office's table."""
    def apply(folder):
        first = next(value for value in lines(chosen(folder)) if "anchor" not in value)
        path = os.path.join(folder, "office", "entries.ndjson")
        all_entries = lines(path)
        own = [entry for entry in all_entries if entry["epoch"] == first["epoch"]]
        others = [entry for entry in all_entries if entry["epoch"] != first["epoch"]]
        changed = change(own)
        write(path, others + changed)
        if changed:
            heads = os.path.join(folder, "office", "heads.ndjson")
            write(heads, [dict(head, number=changed[-1]["number"], hash=changed[-1]["hash"])
                          if head["epoch"] == first["epoch"] else head for head in lines(heads)])
    return apply


def chained(entries):
    """With hashes that fit again, as a forger would."""
    previous = "0" * 64
    for entry in entries:
        offset = entry["officeOffset"]
        header = "\n".join(["evertill-entry/1", entry["till"], entry["epoch"], str(entry["number"]), entry["kind"],
                            entry["id"], str(entry["tillTime"]), "-" if offset is None else str(offset), ""])
        entry["previous"] = previous
        entry["hash"] = previous = hashlib.sha256(
            bytes.fromhex(previous) + header.encode() + base64.b64decode(entry["document"])).hexdigest()
    return entries


def middle(entries):
    """The place of a sale, away from both ends."""
    sales = [place for place, entry in enumerate(entries) if entry["kind"] == "sale" and 2 <= place < len(entries) - 2]
    if not sales:
        raise NothingToDamage("no sale in the middle")
    return sales[len(sales) // 2]


def without(entries):
    place = middle(entries)
    return entries[:place] + entries[place + 1:]


def twice(entries):
    place = middle(entries)
    return entries[:place + 1] + entries[place:]


def exchanged(entries):
    place = middle(entries)
    entries[place - 1], entries[place] = entries[place], entries[place - 1]
    return entries


def flipped(entries):
    entry = entries[middle(entries)]
    data = bytearray(base64.b64decode(entry["document"]))
    data[data.index(b'"total"') + 2] ^= 1
    entry["document"] = base64.b64encode(data).decode()
    return entries


def with_field(name, value, place=middle):
    def change(entries):
        entries[place(entries)][name] = value
        return entries
    return change


def with_twin_id(entries):
    entries[middle(entries)]["id"] = entries[1]["id"]
    return entries


def dearer(entries):
    """A sale over another amount, and everything behind it chained anew."""
    entry = entries[middle(entries)]
    sale = json.loads(base64.b64decode(entry["document"]))
    sale["total"] += 100
    entry["document"] = base64.b64encode(json.dumps(sale).encode()).decode()
    return chained(entries)


def one_more(entries):
    last = dict(entries[-1], number=entries[-1]["number"] + 1, id="another", kind="no-sale")
    return chained([*entries, last])


def second_epoch(entries):
    opened = dict(entries[0], epoch="ab" * 16, id="another")
    return [*entries, *chained([opened])]


def fork_of_one(entries):
    """As if another had sold under the same numbers."""
    epoch = entries[0]["epoch"]
    place = middle(entries)
    entries[place]["id"] = "another"
    document = json.dumps({"cause": "forked", "parentEpoch": epoch}).encode()
    opened = dict(entries[0], epoch="ab" * 16, id="third", document=base64.b64encode(document).decode())
    return [*chained([entry for entry in entries if entry["epoch"] == epoch]), *chained([opened])]


def lacking(folder):
    with open(chosen(folder), "a", encoding="utf-8") as file:
        file.write(json.dumps({"anchor": {"cause": "missing", "epoch": "", "firstPosition": 2, "lastPosition": 3,
                                          "lastNumber": 0, "hash": None, "day": None}}) + "\n")


def on_paper(change):
    """The papers of the chosen till, and the place of a receipt that came out once."""
    def apply(folder):
        path = chosen(folder)[:-len(".ndjson")] + ".paper"
        with open(path, "rb") as file:
            papers = file.read().split(CUT)
        numbers = [re.findall(rb"\nReceipt (\S+)", one) for one in papers]
        once = [place for place, number in enumerate(numbers)
                if number and b"TOTAL" in papers[place] and numbers.count(number) == 1]
        if not once:
            raise NothingToDamage("no receipt came out once")
        with open(path, "wb") as file:
            file.write(CUT.join(change(papers, once[len(once) // 2])))
    return apply


def replaced(papers, at, pattern, by):
    papers[at] = re.sub(pattern, by, papers[at])
    return papers


def in_told(pattern, by, most=1):
    def apply(folder):
        left = most
        for path in sorted(glob.glob(os.path.join(folder, "told", "*.txt"))):
            with open(path, encoding="utf-8") as file:
                text = file.read()
            text, done = re.subn(pattern, by, text, count=left, flags=re.M)
            with open(path, "w", encoding="utf-8") as file:
                file.write(text)
            if done and most:
                return
            left = 0 if not most else left
        if most:
            raise NothingToDamage(f"nobody told {pattern}")
    return apply


def in_story(word):
    def apply(folder):
        path = os.path.join(folder, "story.txt")
        with open(path, encoding="utf-8") as file:
            kept = [line for line in file if not line.startswith(word + " ")]
        with open(path, "w", encoding="utf-8") as file:
            file.writelines(kept)
    return apply


def in_prices(change):
    def apply(folder):
        path = chosen(folder)[:-len(".ndjson")] + ".prices"
        with open(path, encoding="utf-8") as file:
            rows = file.read().split("\n")[:-1]
        with open(path, "w", encoding="utf-8") as file:
            file.writelines(row + "\n" for row in change(rows))
    return apply


def cheaper(rows):
    kind, key, value = rows[5].split(" ")
    other = base64.b64decode(value).replace(b'"name":"', b'"name":"x')
    return rows[:5] + [f"{kind} {key} {base64.b64encode(other).decode()}"] + rows[6:]


def damages():
    """(name, kind of the fault that must be found, how to damage a copy)"""
    return [
        ("an entry lost at head office", "chain", at_office(without)),
        ("the last entry lost at head office", "missing", at_office(lambda entries: entries[:-1])),
        ("a journal lost at head office", "missing", at_office(lambda entries: [])),
        ("a journal lost at head office, but for its head", "chain", at_office(lambda entries: [])),
        ("an entry twice at head office", "doubled", at_office(twice)),
        ("an id twice at head office", "doubled", at_office(with_twin_id)),
        ("two entries exchanged at head office", "chain", at_office(exchanged)),
        ("a flipped bit at head office", "chain", at_office(flipped)),
        ("a hash made up at head office", "chain", at_office(with_field("hash", "ab" * 32))),
        ("another previous hash at head office", "chain", at_office(with_field("previous", "ab" * 32))),
        ("another till's time at head office", "chain", at_office(with_field("tillTime", 1))),
        ("a head that is no entry", "chain",
         in_table("heads", lambda heads: [dict(heads[0], number=heads[0]["number"] + 1), *heads[1:]])),
        ("an entry of no till at head office", "missing", at_office(one_more)),
        ("a dearer sale at head office", "missing", at_office(dearer)),
        ("a line that could not be read", "chain", at_office(with_field("document", None))),
        ("an entry lost on a till", "chain", in_journal(without)),
        ("the last entries lost on a till", "missing", in_journal(lambda entries: entries[:-3])),
        ("an entry twice on a till", "doubled", in_journal(twice)),
        ("a flipped bit on a till", "chain", in_journal(flipped)),
        ("a dearer sale on a till", "missing", in_journal(dearer)),
        ("an entry that was not sent", "missing", in_journal(one_more)),
        ("a till that lacks entries", "chain", lacking),
        ("a second epoch on a till", "epoch", in_journal(second_epoch)),
        ("a fork of one till", "fork", in_journal(fork_of_one)),
        ("a till that is not there", "missing", lambda folder: os.remove(chosen(folder))),
        ("a receipt missing", "paper", on_paper(lambda papers, at: papers[:at] + papers[at + 1:])),
        ("a receipt printed twice", "paper", on_paper(lambda papers, at: papers[:at] + papers[at:at + 1] + papers[at:])),
        ("a receipt of no sale", "paper",
         on_paper(lambda papers, at: replaced(papers, at, rb"\nReceipt \S+", b"\nReceipt 01-FFFF-999999"))),
        ("another total on paper", "paper",
         on_paper(lambda papers, at: replaced(papers, at, rb"(TOTAL \S+ +)[0-9.]+", rb"\g<1>9999.99"))),
        ("a sale that was told and is not there", "acknowledged",
         in_told(r"^sold number=\S+", "sold number=01-FFFF-999999")),
        ("a sale told over another amount", "acknowledged", in_told(r"^(sold .*total=).*$", r"\g<1>999999")),
        ("a fault that was told", "till", in_told(r"^sold .*$", "fault text=a_mistake")),
        ("a till that ended by itself", "till", in_told(r"^(killed|ended code=0)$", "ended code=3")),
        ("a journal set aside", "till", in_told(r"aside=-", "aside=journal.damaged")),
        ("a row lacking in a price list", "catalogue", in_prices(lambda rows: rows[:5] + rows[6:])),
        ("another name in a price list", "catalogue", in_prices(cheaper)),
        ("an older price list", "catalogue", in_prices(lambda rows: ["version 0", *rows[1:]])),
        ("a row lost at head office", "catalogue", in_table("catalogue", lambda rows: rows[1:])),
        ("no till killed", "empty", in_story("till-killed")),
        ("head office never killed", "empty", in_story("office-killed")),
        ("head office not killed before counting", "empty", in_story("office-killed-last")),
        ("nothing sold", "empty",
         in_journal(lambda entries: [entry for entry in entries if entry["kind"] != "sale"])),
        ("no sale told", "empty", in_told(r"^sold .*$", "", most=0)),
        ("no paper", "empty", on_paper(lambda papers, at: [])),
        ("nothing at head office", "empty", in_table("entries", lambda entries: [])),
        ("no price list at head office", "empty", in_table("catalogue", lambda rows: [])),
        ("no table of head office", "unreadable",
         lambda folder: os.remove(os.path.join(folder, "office", "version.ndjson"))),
    ]


def try_one(folder, check, number):
    """What the checker says to a damaged copy, as far as it is of the right kind."""
    _, kind, damage = damages()[number]
    with tempfile.TemporaryDirectory() as parent:
        copy = os.path.join(parent, "copy")
        shutil.copytree(folder, copy)
        try:
            damage(copy)
        except NothingToDamage as reason:
            return f"not possible in so short a run: {reason}", False
        found = [fault for sort, fault in check(copy, only=kind) if sort == kind]
    return (f"found: {found[0][:110]}", True) if found else ("NOT FOUND", False)


def missed(folder, check):
    """The damages that were not found as what they are."""
    good = check(folder)
    if good:
        return [f"the run itself is not good: {good[0]}"]
    names = [name for name, _, _ in damages()]
    with concurrent.futures.ProcessPoolExecutor() as pool:
        said = list(pool.map(try_one, *zip(*((folder, check, number) for number in range(len(names))))))
    for name, (words, _) in zip(names, said):
        print(f"  {name}: {words}")
    return [name for name, (_, found) in zip(names, said) if not found]
