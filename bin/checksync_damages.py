"""Damages a good run in every way that bin/checksync.py checks, to see that it finds each."""

import base64
import hashlib
import json
import re

CUT = b"\x1dVB\x00"


class NothingToDamage(Exception):
    """The run does not have it."""


def in_words(story, *words):
    """The tills of which that was told."""
    return {found[:2] for word in words for found in re.findall(rf"^{word} .*?till=(\S+)", story, re.M)}


def chosen(left):
    """A till of which there was one all the time, the one that sold most of those that removed nothing."""
    disturbed = in_words(left.story, "cloned", "till-put-back")
    removed = in_words(left.story, "pruned")
    tills = [name for name in left.journals if name[:2] not in disturbed]
    if not tills:
        raise NothingToDamage("every till was disturbed")
    return max(tills, key=lambda name: (name not in removed, len(left.journals[name])))


def of(left, table, wanted=lambda row: True):
    found = [dict(row) for row in left.office[table] if wanted(row)]
    if not found:
        raise NothingToDamage(f"head office has none of its {table}")
    return found


def in_table(name, change):
    def apply(left):
        left.office[name] = change(of(left, name))
    return apply


def in_journal(change, choose=chosen):
    """Of the chosen till, as it dumped it; the entries alone, the anchors stay."""
    def apply(left):
        name = choose(left)
        values = left.journals[name]
        entries = change([dict(value) for value in values if "anchor" not in value])
        left.journals[name] = entries + [value for value in values if "anchor" in value]
    return apply


def first_epoch(left):
    return next(value["epoch"] for value in left.journals[chosen(left)] if "anchor" not in value)


def longest_branch(left, least=1):
    """The one with most entries."""
    branches = {row["journal"] for row in left.office["branches"]}
    lengths = {}
    for row in left.office["entries"]:
        if row["epoch"] in branches:
            lengths[row["epoch"]] = lengths.get(row["epoch"], 0) + 1
    if max(lengths.values(), default=0) < least:
        raise NothingToDamage(f"no branch has {least} entries")
    return max(lengths, key=lambda journal: (lengths[journal], journal))


def branch_to_cut(left):
    """A cut leaves something of it."""
    return longest_branch(left, 2)


def at_office(change, journal=first_epoch, moves_head=True):
    """The entries of a journal in head office's table, and its head after them."""
    def apply(left):
        name = journal(left)
        rows = left.office["entries"]
        changed = change([dict(row) for row in rows if row["epoch"] == name])
        left.office["entries"] = [row for row in rows if row["epoch"] != name] + changed
        if changed and moves_head:
            left.office["heads"] = [
                dict(head, number=changed[-1]["number"], hash=changed[-1]["hash"]) if head["epoch"] == name else head
                for head in left.office["heads"]]
    return apply


def in_hole(change):
    """The last hole, which is replaced by what the change makes of it."""
    def apply(left):
        holes = of(left, "holes")
        left.office["holes"] = holes[:-1] + change(holes[-1], left)
    return apply


def with_hash(hole, left):
    return [dict(hole, hash="ab" * 32)]


def over_the_next(hole, left):
    """Over an entry that is there, with its hash, as if it had never come."""
    after = next((row for row in left.office["entries"] if row["epoch"] == hole["epoch"]
                  and row["number"] == hole["last"] + 1), None)
    if not after:
        raise NothingToDamage("nothing came after the last hole")
    return [dict(hole, last=after["number"], hash=after["hash"])]


def grown(left):
    """An entry behind a hole goes, and the hole and its anchor say it was never there: all but the till agrees."""
    hole = of(left, "holes")[-1]
    after = over_the_next(hole, left)[0]
    left.office["entries"] = [row for row in left.office["entries"]
                              if (row["epoch"], row["number"]) != (after["epoch"], after["last"])]
    left.office["holes"] = left.office["holes"][:-1] + [after]
    left.office["anchors"] = [
        dict(row, number=after["last"], body=told(row, number=after["last"], hash=after["hash"]))
        if (row["epoch"], row["number"]) == (hole["epoch"], hole["last"]) else row for row in left.office["anchors"]]


def made_up(left):
    """An entry in the middle of a till's journal goes, and head office calls that a hole."""
    epoch = first_epoch(left)
    entries = [row for row in left.office["entries"] if row["epoch"] == epoch]
    gone = entries[middle(entries)]
    left.office["entries"] = [row for row in left.office["entries"] if row is not gone]
    left.office["holes"] = [*left.office["holes"], {
        "till": gone["till"], "epoch": epoch, "first": gone["number"], "last": gone["number"], "hash": gone["hash"]}]


def told(anchor, **fields):
    """The body of an anchor with other fields."""
    body = dict(json.loads(base64.b64decode(anchor["body"])), **fields)
    return base64.b64encode(json.dumps(body).encode()).decode()


def of_another_hash(anchors):
    return [*anchors[:-1], dict(anchors[-1], body=told(anchors[-1], hash="ab" * 32))]


def of_another_day(anchors):
    days = json.loads(base64.b64decode(anchors[-1]["body"]))["days"]
    days[-1]["totals"]["turnover"] += 100
    return [*anchors[:-1], dict(anchors[-1], body=told(anchors[-1], days=days))]


def pruned(left):
    removed = in_words(left.story, "pruned")
    found = [name for name in left.journals if name in removed]
    if not found:
        raise NothingToDamage("no till has removed days")
    return found[0]


def in_anchors(change):
    """What a till keeps of the days it removed."""
    def apply(left):
        name = pruned(left)
        values = [dict(value) for value in left.journals[name]]
        places = [place for place, value in enumerate(values)
                  if "anchor" in value and value["anchor"]["cause"] == "pruned"]
        left.journals[name] = change(values, places[-1])
    return apply


def dearer_day(values, place):
    anchor = values[place]["anchor"]
    day = json.loads(base64.b64decode(anchor["day"]))
    day["totals"]["turnover"] += 100
    values[place] = {"anchor": dict(anchor, day=base64.b64encode(json.dumps(day).encode()).decode())}
    return values


def longer(values, place):
    """As if one more entry had been removed, which is there."""
    anchor = values[place]["anchor"]
    values[place] = {"anchor": dict(anchor, lastPosition=anchor["lastPosition"] + 1,
                                    lastNumber=anchor["lastNumber"] + 1)}
    return values


def not_kept(values, place):
    return values[:place] + values[place + 1:]


def held_back(left):
    """A branch is not at head office: what is in it rests on its till."""
    name = longest_branch(left)
    for table, field in (("entries", "epoch"), ("heads", "epoch"), ("branches", "journal")):
        left.office[table] = [row for row in left.office[table] if row[field] != name]


def in_branch(**fields):
    return in_table("branches", lambda rows: [*rows[:-1], dict(rows[-1], **fields)])


def chained(entries):
    """With hashes that fit again, as a forger would."""
    previous = entries[0]["previous"] if entries and entries[0]["number"] > 1 else "0" * 64
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


def opening(entries, cause):
    """The first entry of another epoch."""
    document = json.dumps({"cause": cause, "parentEpoch": entries[0]["epoch"]}).encode()
    return chained([dict(entries[0], number=1, kind="epoch-opened", epoch="ab" * 16, id="third",
                         document=base64.b64encode(document).decode())])


def second_epoch(entries):
    return [*entries, *opening(entries, "new-store")]


def fork_of_one(entries):
    """As if another had sold under the same numbers."""
    epoch = entries[0]["epoch"]
    place = middle(entries)
    entries[place]["id"] = "another"
    return [*chained([entry for entry in entries if entry["epoch"] == epoch]), *opening(entries, "forked")]


def lacking(left):
    left.journals[chosen(left)] = [*left.journals[chosen(left)], {
        "anchor": {"cause": "missing", "epoch": "", "firstPosition": 2, "lastPosition": 3, "lastNumber": 0,
                   "hash": None, "day": None}}]


def on_paper(change, wanted=lambda left, number: True, choose=chosen):
    """The papers of the chosen till, and the place of a receipt that came out once."""
    def apply(left):
        name = choose(left)
        papers = left.papers[name].split(CUT)
        numbers = [re.findall(rb"\nReceipt (\S+)", one) for one in papers]
        once = [place for place, number in enumerate(numbers)
                if number and b"TOTAL" in papers[place] and numbers.count(number) == 1
                and wanted(left, number[0].decode())]
        if not once:
            raise NothingToDamage("no such receipt came out once")
        left.papers[name] = CUT.join(change(papers, once[len(once) // 2]))
    return apply


def lies_in_hole(left, number):
    till, epoch, last = number.split("-")
    return any(hole["till"] == till and hole["epoch"][:4].upper() == epoch
               and hole["first"] <= int(last) <= hole["last"] for hole in left.office["holes"])


def replaced(papers, at, pattern, by):
    papers[at] = re.sub(pattern, by, papers[at])
    return papers


def in_told(pattern, by, most=1):
    def apply(left):
        done = 0
        for name in sorted(left.told):
            if not most or done < most:
                left.told[name], here = re.subn(pattern, by, left.told[name], count=most, flags=re.M)
                done += here
        if not done:
            raise NothingToDamage(f"nobody told {pattern}")
    return apply


def told_in_hole(left):
    """A sale that head office lacks was told over another amount."""
    for name in sorted(left.told):
        for number in re.findall(r"^sold number=(\S+)", left.told[name], re.M):
            if lies_in_hole(left, number):
                left.told[name] = re.sub(rf"(sold number={number} total=).*", r"\g<1>999999", left.told[name])
                return
    raise NothingToDamage("nobody told of a sale in a hole")


def in_story(word):
    def apply(left):
        left.story = re.sub(rf"^{word} .*\n", "", left.story, flags=re.M)
    return apply


def in_prices(change):
    def apply(left):
        name = chosen(left)
        rows = left.prices[name].split("\n")[:-1]
        left.prices[name] = "".join(row + "\n" for row in change(rows))
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
        ("a till that is not there", "missing", lambda left: left.journals.pop(chosen(left))),
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
         lambda left: left.office.pop("version")),
        ("a hole lost at head office", "chain", in_hole(lambda hole, left: [])),
        ("no hole at head office", "empty", in_table("holes", lambda holes: [])),
        ("a hole over an entry that is there", "hole", in_hole(over_the_next)),
        ("a hole over an entry that the till has", "hole", grown),
        ("a hole that no till told", "hole", made_up),
        ("a hole of another hash", "hole", in_hole(with_hash)),
        ("a hole of another hash, and what comes after it", "chain", in_hole(with_hash)),
        ("an anchor lost at head office", "hole", in_table("anchors", lambda anchors: anchors[:-1])),
        ("an anchor of another hash", "hole", in_table("anchors", of_another_hash)),
        ("an anchor of another day", "hole", in_table("anchors", of_another_day)),
        ("a hole whose days the anchor does not tell", "hole",
         in_table("anchors", lambda anchors: [*anchors[:-1], dict(anchors[-1], body=told(anchors[-1], days=[]))])),
        ("entries that went without an anchor", "chain", in_anchors(not_kept)),
        ("an anchor over an entry that the till has", "chain", in_anchors(longer)),
        ("another total of a removed day", "day", in_anchors(dearer_day)),
        ("a receipt of a removed day missing", "day",
         on_paper(lambda papers, at: papers[:at] + papers[at + 1:], lies_in_hole, pruned)),
        ("another total on paper of a removed day", "day",
         on_paper(lambda papers, at: replaced(papers, at, rb"(TOTAL \S+ +)[0-9.]+", rb"\g<1>9999.99"),
                  lies_in_hole, pruned)),
        ("a receipt of a removed day printed twice", "paper",
         on_paper(lambda papers, at: papers[:at] + papers[at:at + 1] + papers[at:], lies_in_hole, pruned)),
        ("a sale of a removed day told over another amount", "acknowledged", told_in_hole),
        ("a forked entry held back", "missing", at_office(lambda entries: entries[:-1], branch_to_cut)),
        ("a branch held back", "missing", held_back),
        ("a branch cut off at its beginning", "branch", at_office(lambda entries: entries[1:], branch_to_cut)),
        ("a branch cut off behind its head's back", "chain",
         at_office(lambda entries: entries[:-1], branch_to_cut, moves_head=False)),
        ("a branch that is not known as one", "branch", in_table("branches", lambda rows: rows[:-1])),
        ("a branch of another epoch", "branch", in_branch(parent="ab" * 16)),
        ("a branch of another name", "branch", in_branch(name="ab" * 8)),
        ("a branch of a till of which there was one", "fork",
         lambda left: left.office.update(branches=[dict(of(left, "branches")[-1], till=chosen(left))])),
    ]


def missed(left, check):
    """The damages that were not found as what they are."""
    good = check(left)
    if good:
        return [f"the run itself is not good: {good[0]}"]
    missed = []
    for name, kind, damage in damages():
        copy = left.copy()
        try:
            damage(copy)
        except NothingToDamage as reason:
            print(f"  {name}: not possible here: {reason}")
            continue
        found = [fault for sort, fault in check(copy, only=kind) if sort == kind]
        print(f"  {name}: " + (f"found: {found[0][:110]}" if found else "NOT FOUND"))
        if not found:
            missed.append(name)
    return missed
