#!/usr/bin/env python3
"""Compares what tills, their paper and head office have after bin/synccampaign.py, with no code of the product.

  checksync.py FOLDER [--self-test]

FOLDER holds NAME.ndjson (a till's journal as `till dump` writes it), NAME.paper (the bytes a printer got),
NAME.prices (its price list), told/NAME-NNN.txt (what it told while it sold), story.txt (what was done to the shop) and
office/ (head office's tables: entries, heads, branches, anchors, holes, catalogue, version). Every entry is hashed
again on both sides. What is checked stands in the functions below, each under the name of its kind of fault. An empty
run is a fault.

What a till removed as a confirmed day may lack at head office too, after that was restored from a copy made before:
exactly where it has noted a hole, with the anchor of that till. Paper and the day's totals then say what was sold.

--self-test damages a good run in every way that is checked and fails unless each is found.
"""

import argparse
import base64
import collections
import hashlib
import json
import sys

import checksync_damages
import syncleft
from syncleft import SALES, document, is_in, minor, number_of, printed, rehash, total_of

ZERO = "0" * 64
ALIKE = ("kind", "id", "tillTime", "officeOffset", "previous", "document", "hash")


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
    yield from without_holes(run)


def without_holes(run):
    """Where a till removed days between a copy of head office and its return, head office lacks them."""
    removed = set()
    for word, fields in run.story:
        if word == "office-copied":
            removed = set()
        elif word == "pruned":
            removed.add(fields["till"])
        elif word == "office-restored":
            for till in sorted(removed):
                if not any(key[0] == till for key in run.holes):
                    yield f"till {till} removed days that head office's copy lacked, and there is no hole"
    if any(word == "holes-expected" for word, _ in run.story) and not run.holes:
        yield "there was time for it, and no till removed days that head office's copy lacked"


def chain(run):
    """On both sides numbers rise by one, and every hash fits its entry and the one before it."""
    branches = {(branch["journalTill"], branch["journal"]): branch for branch in run.branches}
    heads = {(head["till"], head["epoch"]): head for head in run.heads}
    for key in sorted(heads.keys() | run.journals.keys() | run.holes.keys()):
        after = (0, ZERO)
        if key in branches:
            before = branches[key]["first"] - 1
            after = (before, run.hash_at(key[0], branches[key]["parent"], before) if before else ZERO)
        where = f"head office, {key[0]} {key[1][:8]}{key[1][32:40]}"
        head = heads.get(key)
        yield from chain_of(where, run.journals.get(key, []), run.holes.get(key, []), after,
                            head and (head["number"], head["hash"]))
    for one in run.dumps:
        for (_, epoch), entries in one.epochs.items():
            yield from chain_of(f"till {one.name}", entries, one.removed.get(epoch, []))
        for anchor in one.anchors:
            if anchor["cause"] not in ("unused", "pruned"):
                yield f"till {one.name} lacks entries: {json.dumps(anchor)}"


def chain_of(where, entries, holes, after=(0, ZERO), head=()):
    """What is not there is passed over by its last number and hash, as it was noted."""
    number, previous = after
    holes = sorted(holes)
    for entry in [*entries, None]:
        while holes and holes[0].first == number + 1 and (entry is None or entry["number"] > holes[0].last):
            _, number, previous = holes.pop(0)
        if entry is None:
            break
        place = f"{where}: {number_of(entry)}"
        if entry["number"] != number + 1:
            yield f"{place} comes after number {number}"
        elif entry["previous"] != previous:
            yield f"{place} follows {entry['previous'][:8]}, the entry before it is {(previous or 'not known')[:8]}"
        if entry["document"] is None or entry["id"] is None:
            yield f"{place} could not be read there"
        elif rehash(entry) != entry["hash"]:
            yield f"{place}: its hash does not fit its bytes"
        number, previous = entry["number"], entry["hash"]
    if holes:
        yield f"{where}: numbers {holes[0].first} to {holes[0].last} are said to lack and do not follow {number}"
    if head != () and head != (number, previous):
        yield f"{where}: the head is not its last entry"


def branched(run):
    """A branch begins with an entry of its name, after one that its parent holds and instead of the next."""
    known = set()
    for branch in run.branches:
        till, journal = branch["till"], branch["journal"]
        place = f"head office's branch {till} {journal[:8]}{journal[32:]}"
        known.add((till, journal))
        entries = run.journals.get((till, journal), [])
        if journal != f"{branch['epoch']}~{branch['name']}" or branch["journalTill"] != till:
            yield f"{place} is the journal of another"
        if branch["parent"].split("~")[0] != branch["epoch"] or branch["parent"] == journal:
            yield f"{place} has {branch['parent']} for its parent"
        if not entries:
            yield f"{place} has no entries"
            continue
        first = entries[0]
        if first["number"] != branch["first"] or first["hash"][:16] != branch["name"]:
            yield f"{place} begins with {number_of(first)} {first['hash'][:16]}"
        before = first["number"] - 1
        if (run.hash_at(till, branch["parent"], before) if before else ZERO) != first["previous"]:
            yield f"{place}: {number_of(first)} follows nothing that its parent holds"
        if run.hash_at(till, branch["parent"], first["number"]) is None:
            yield f"{place}: its parent holds no other entry {number_of(first)}"
    for till, journal in run.journals:
        if "~" in journal and (till, journal) not in known:
            yield f"head office has entries of {till} {journal[:8]}{journal[32:]}, and no such branch"


def holes(run):
    """Head office lacks only what a till has removed and told with an anchor, each number and hash as the till has it."""
    anchors = {(anchor["till"], anchor["epoch"], anchor["number"]): syncleft.said_in(anchor["body"])
               for anchor in run.anchors}
    for (till, journal), spans in run.holes.items():
        for hole in spans:
            place = f"head office's hole {till} {journal[:8]} {hole.first} to {hole.last}"
            held = run.numbers.get((till, journal), {})
            there = [number for number in range(hole.first, hole.last + 1) if number in held]
            if hole.first > hole.last or there:
                yield f"{place} has {len(there)} entries"
            yield from anchored(place, held, hole, sorted(
                (number, body.get("hash")) for (of, epoch, number), body in anchors.items()
                if (of, epoch) == (till, journal) and number >= hole.last))
            removed = run.removed(till, journal)
            kept = [number for number in range(hole.first, hole.last + 1) if not is_in(number, removed)]
            if kept:
                yield f"{place}: {len(kept)} entries were not removed on the till, the first is {kept[0]}"
            for one in run.dumps:
                here = [entry for entry in one.epochs.get((till, journal), [])
                        if hole.first <= entry["number"] <= hole.last]
                if here:
                    yield f"{place}: till {one.name} has {number_of(here[0])}"
    for (till, epoch, number), body in anchors.items():
        yield from told_as_removed(run, till, epoch, number, body)
    for one in run.dumps:
        for epoch, spans in one.removed.items():
            for span in spans:
                there = run.hash_at(one.till, epoch, span.last)
                # In the middle of a hole nothing is known but the days, which are compared.
                if there != span.hash and not (there is None and is_in(span.last, run.holes.get((one.till, epoch), []))):
                    yield (f"till {one.name} removed entries up to {printed(one.till, epoch, span.last)} "
                           f"{span.hash[:8]}, head office has another there")


def anchored(place, held, hole, anchors):
    """The anchor it came with ends where it ends, or entries have filled the rest from behind."""
    if not anchors:
        yield f"{place} has no anchor"
        return
    number, hash_there = anchors[0]
    if number == hole.last and hash_there != hole.hash:
        yield f"{place} ends with {(hole.hash or 'no hash')[:8]}, its anchor with {hash_there[:8]}"
    if any(number not in held for number in range(hole.last + 1, number + 1)):
        yield f"{place} ends before its anchor, which is up to {number}"


def told_as_removed(run, till, epoch, number, body):
    """An anchor at head office is one that the till has, with the days that the till keeps of it."""
    place = f"head office's anchor {printed(till, epoch, number)}"
    spans = run.removed(till, epoch)
    if body.get("number") != number or (number, body.get("hash")) not in [span[1:] for span in spans]:
        yield f"{place} is none of the till"
    kept = {day["z"]: day for one in run.dumps if one.till == till for day in one.days}
    for day in body.get("days", []):
        mine = kept.get(day["z"], {})
        if any(day[field] != mine.get(field) for field in ("businessDay", "segments", "totals")):
            yield f"{place}: day {day['z']} is another on the till"
    told = {day["z"] for day in body.get("days", [])}
    for hole in run.holes.get((till, epoch), []):
        for z, day in kept.items():
            if hole.last == number and z not in told and any(
                    some["epoch"] == epoch and some["last"] >= hole.first and some["first"] <= hole.last
                    for some in day["segments"]):
                yield f"{place} lacks day {z}"


def days(run):
    """What a till keeps of a day it removed is what head office holds of it, and paper where that has a hole."""
    for one in run.dumps:
        for day in one.days:
            count = turnover = 0
            for some in day["segments"]:
                held = run.numbers.get((one.till, some["epoch"]), {})
                for number in range(some["first"], some["last"] + 1):
                    entry = held.get(number)
                    if entry and entry["kind"] in SALES:
                        count, turnover = count + 1, turnover + document(entry).get("total", 0)
                    totals = () if entry else run.on_paper.get(printed(one.till, some["epoch"], number), ())
                    count, turnover = count + len(totals), turnover + sum(map(minor, totals))
            said = sum(kind["count"] for kind in day["totals"]["kinds"] if kind["kind"] in SALES)
            if (count, turnover) != (said, day["totals"]["turnover"]):
                yield (f"till {one.name}, day {day['z']}, which is removed: {said} sales over "
                       f"{day['totals']['turnover']}; head office and paper have {count} over {turnover}")


def doubled(run):
    """No entry is at head office twice, and no two entries of a till are one."""
    places, ids = collections.Counter(), collections.Counter()
    for entry in run.entries:
        places[entry["till"], entry["journal"], entry["number"]] += 1
        ids[entry["id"]] += 1
    for (_, journal, number), count in places.items():
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
    """Everything a till has is at head office; everything there is of a till, which has it or removed it."""
    there = {entry["hash"]: entry for entry in run.entries}
    here = set()
    for one in run.dumps:
        lost = [entry for entry in one.entries if entry["hash"] not in there]
        if lost:
            yield (f"{len(lost)} entries of till {one.name} are not at head office, the first is "
                   f"{number_of(lost[0])} ({lost[0]['kind']}, {lost[0]['syncStatus']})")
        for entry in one.entries:
            other = there.get(entry["hash"])
            if other and any(entry[field] != other.get(field) for field in ALIKE):
                yield f"till {one.name}: {number_of(entry)} is another at head office"
            here.add(entry["hash"])
    strangers = [entry for entry in run.entries if entry["hash"] not in here
                 and not is_in(entry["number"], run.removed(entry["till"], entry["journal"]))]
    if strangers:
        yield f"{len(strangers)} entries at head office are of no till, the first is {number_of(strangers[0])}"


def forked(run):
    """Only a till that was cloned or put back has forked."""
    for one in run.dumps:
        for epoch in sorted(filter(None, one.forked)):
            if one.till not in run.disturbed:
                yield f"till {one.name} forked in epoch {epoch[:8]}, and there was only one of it"
    for branch in run.branches:
        if branch["till"] not in run.disturbed:
            yield f"head office has a branch of till {branch['till']}, and there was only one of it"


def acknowledged(run):
    """What a till told as sold is kept on both sides, as it was told; in a hole paper alone has it."""
    kept = collections.defaultdict(set)
    for entry in run.entries:
        if entry["kind"] in SALES:
            kept[number_of(entry)].add(document(entry).get("total"))
    for number in run.in_holes:
        kept[number].update(map(minor, run.on_paper.get(number, ())))
    for name, told in run.told.items():
        for word, fields in told:
            if word == "sold" and int(fields["total"]) not in kept[fields["number"]]:
                yield (f"till {name} told of {fields['number']} over {fields['total']}; kept are "
                       f"{sorted(kept[fields['number']]) or 'none'}")


def paper(run):
    """Each receipt is of a sale that is kept, or of one in a hole; each sale is on paper, once as an original."""
    sales = collections.defaultdict(dict)
    for entry in run.entries:
        if entry["kind"] in SALES:
            sales[number_of(entry)][entry["hash"]] = total_of(entry)
    originals = collections.Counter()
    for name, receipts in run.receipts.items():
        for number, total, copy in receipts:
            originals[number] += not copy
            if total not in sales[number].values() and number not in run.in_holes:
                yield (f"till {name} printed {number} over {total}; "
                       f"kept are {sorted(sales[number].values()) or 'none'}")
    for number in sorted(run.in_holes):
        if len(run.on_paper.get(number, ())) > 1:
            yield f"{number}, which head office lacks, was printed over {sorted(run.on_paper[number])}"
    for number, of_number in sales.items():
        for total in of_number.values():
            if total not in run.on_paper.get(number, ()):
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
        first, *lines = run.prices[one.name].split("\n")[:-1]
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
    for one in run.dumps:
        opened = [document(entry).get("cause") for entry in one.entries if entry["kind"] == "epoch-opened"]
        gone = sum(is_in(1, spans) for spans in one.removed.values())  # with the day it was opened on
        if len(opened) + gone != 1 and one.till not in run.disturbed:
            yield f"till {one.name} opened {len(opened) + gone} epochs: {opened}"


CHECKS = {
    "empty": empty, "chain": chain, "branch": branched, "hole": holes, "day": days, "doubled": doubled,
    "missing": missing, "fork": forked, "epoch": epochs, "acknowledged": acknowledged, "paper": paper,
    "catalogue": catalogues, "till": till,
}


def check(left, only=None):
    """(kind, fault) of a run, none where all is well; of one kind only where that is enough."""
    try:
        run = syncleft.Run(left)
    except (ValueError, KeyError) as error:
        return [("unreadable", f"{type(error).__name__}: {error}")]
    return [(kind, fault) for kind, look in CHECKS.items() if only in (None, kind) for fault in look(run)]


def figures(left):
    """What there was, counted."""
    run = syncleft.Run(left)
    return {
        "tills": len(run.tills()),
        "sales at head office": sum(entry["kind"] in SALES for entry in run.entries),
        "entries at head office": len(run.entries),
        "epochs": len({entry["epoch"] for entry in run.entries}),
        "branches": len(run.branches),
        "entries in branches": sum("~" in entry["journal"] for entry in run.entries),
        "holes": sum(map(len, run.holes.values())),
        "entries in holes": len(run.in_holes),
        "receipts": sum(map(len, run.receipts.values())),
        "parked": sum(bool(entry.get("question")) for entry in run.entries),
        "price lists": run.version[0]["version"],
    }


def self_test(left):
    return checksync_damages.missed(left, check)


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("folder")
    options.add_argument("--self-test", action="store_true")
    given = options.parse_args()
    left = syncleft.Left(given.folder)
    if given.self_test:
        missed = self_test(left)
        print(f"NOT FOUND: {missed}" if missed else "the checker finds every damage")
        return 1 if missed else 0
    faults = check(left)
    for kind, fault in faults[:20]:
        print(f"FAULT ({kind}): {fault}")
    print(f"{len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
