#!/usr/bin/env python3
"""Cuts the power of a selling till at every sync, on paper, and looks at what is left.

A till sells for a short day under strace. Its system calls are replayed, and right before each sync
takes effect, images of the disk are built: all that is not certain lost, all of it kept, and drawn
parts of it, torn at 512-byte sectors (crashes.py). The product opens each image, and what it finds
is judged here, with no code of the product: what was acknowledged is there byte for byte, the chain
is whole, the basket on the counter is the one last kept or the one being kept, at most the entry
that was being written is there besides, and the next entry can be written.

  bin/power.py [--seed N] [--images N] [--names strict|journaled] [--recording DIR] [--break WHAT]
  bin/power.py --self-test

  --images     how many images, 5000 without it; 60 are enough for a look
  --names      strict: a new file whose directory nobody synced may be lost; journaled: as ext4, XFS
               and Btrfs have it, a file's own sync keeps its name
  --recording  replays what was recorded before: the same seed builds the same images
  --break      drop-sync: the disk is deaf to fdatasync; drop-dsync: to O_DSYNC. Must find a loss.
  --class-path runs these classes, in place of building the project's

Without --break the run ends by being deaf to fdatasync, and fails unless that is found. An empty
recording fails. Recording, images with a fault and facts.json lie in target/power.
"""

import argparse
import base64
import collections
import glob
import hashlib
import itertools
import json
import os
import random
import shlex
import shutil
import statistics
import subprocess
import sys
import time

import crashes

HOME = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
WORK = os.path.join(HOME, "target", "power")
BREAKS = {"drop-sync": "fdatasync", "drop-dsync": "O_DSYNC"}
ENOUGH_SALES, ENOUGH_SYNCS = 20, 100
UNDER_WAY = 4
MOST_NAMED = 5
ANSWER = b'{"directory"'
NOBODYS = "0" * 64


class Failed(Exception):
    """The run proves nothing; the message says why."""


# Building and recording


def set_up():
    script = (
        ". bin/setup; need strace command -v strace; need python3 command -v python3;"
        " need_build_tools; install_missing"
    )
    if subprocess.run(["bash", "-c", script], cwd=HOME).returncode:
        raise Failed("what the campaign needs is not here")


def newest(*places):
    found = 0.0
    for place in places:
        for folder, _, files in os.walk(os.path.join(HOME, place)):
            found = max([found] + [os.path.getmtime(os.path.join(folder, f)) for f in files])
    return found


def built_class_path():
    """Builds where a source is newer than what was built; the class path of the till and its tests."""
    listed = os.path.join(HOME, "pos-app", "target", "class-path")
    modules = ("pos-app", "receipt-printer", "sync/protocol", "sync/client", "sync/server")
    sources = [module + "/src" for module in modules]
    if not os.path.exists(listed) or os.path.getmtime(listed) < newest(*sources):
        print("building")
        command = [
            "mvn", "-B", "-ntp", "-q", "-Dspotless.check.skip", "-pl", "pos-app", "-am",
            "-Dmdep.outputFile=target/class-path", "-Dmdep.includeScope=test",
            "process-test-classes", "dependency:build-classpath",
        ]
        done = subprocess.run(command, cwd=HOME, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        if done.returncode:
            sys.stdout.buffer.write(done.stdout[-4000:])
            raise Failed("the build failed")
        os.utime(listed)
    with open(listed, encoding="utf-8") as file:
        dependencies = file.read().strip()
    own = [os.path.join(HOME, "pos-app", "target", part) for part in ("test-classes", "classes")]
    return ":".join(own + [dependencies])


def java(class_path, program, *args):
    home = os.environ.get("JAVA_HOME")
    native = os.path.join(HOME, "pos-app", "target", "objectbox", "native")
    return [
        os.path.join(home, "bin", "java") if home else "java",
        "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx512m", "-Duser.timezone=UTC",
        f"-Djava.library.path={native}", "-cp", class_path,
        "dev.evertill.till.campaign." + program, *args,
    ]


def record(class_path, folder, seed):
    """A till sells under strace: log, announcements, and what is on the disk at the end."""
    shutil.rmtree(folder, ignore_errors=True)
    disk = os.path.join(folder, "disk")
    os.makedirs(disk)
    command = [
        "strace", "-f", "--seccomp-bpf", "-y", "-xx", "-s", str(64 * 1024 * 1024),
        "-e", "trace=" + crashes.TRACED, "-o", os.path.join(folder, "calls.log"),
    ] + java(class_path, "PowerTill", os.path.join(disk, "till"),
             os.path.join(folder, "announcements.ndjson"), str(seed))
    with open(os.path.join(folder, "till.log"), "wb") as log:
        code = subprocess.run(command, cwd=folder, stdout=log, stderr=log).returncode
    if code:
        with open(os.path.join(folder, "till.log"), encoding="utf-8", errors="replace") as log:
            print(log.read()[-3000:])
        raise Failed(f"the recorded till ended with {code}; may strace watch processes here?")
    with open(os.path.join(folder, "recording.json"), "w", encoding="utf-8") as file:
        json.dump({"folder": folder, "seed": seed}, file)


# The recording


class Acts:
    """What one thread of the till announced: act after act, each begun and then done."""

    def __init__(self):
        self.all = []

    def said(self, line, announcement):
        if announcement["phase"] == "begin":
            self.all.append({"act": announcement["act"], "begun": line, "done": None})
        elif announcement["act"] == "closed":
            return
        else:
            if not self.all or self.all[-1]["act"] != announcement["act"]:
                raise Failed(f"an act was done that never began: {announcement}")
            self.all[-1].update(announcement, done=line)

    def only(self, *names):
        return [act for act in self.all if act["act"] in names]


class Recording:
    """The calls of a recorded till, and what it announced between them."""

    def __init__(self, folder):
        with open(os.path.join(folder, "recording.json"), encoding="utf-8") as file:
            self.folder = json.load(file)["folder"]  # the paths in the log are of then
        self.here = folder
        self.root = os.path.join(self.folder, "disk")
        with open(os.path.join(folder, "calls.log"), encoding="ascii") as log:
            self.moments = crashes.calls(log)
        self.threads = collections.defaultdict(Acts)
        self.profile = collections.defaultdict(list)
        self.read_announcements()
        self.acts = self.threads["till"].only("append", "keep", "hold", "recall")
        self.opens = self.threads["till"].only("open")
        self.catalogues = self.threads["sync"].only("catalogue")
        self.acknowledged = self.threads["sync"].only("acknowledge")
        self.printed = self.threads["printer"].only("printed")
        if self.threads["printer"].only("settled"):
            raise Failed("a paper was not printed: the recording is not what it should be")

    def read_announcements(self):
        """They are writes among the others. A thread's commits are what it called meanwhile."""
        file = os.path.join(self.folder, "announcements.ndjson")
        descriptor, meanwhile = None, collections.defaultdict(list)
        data = os.path.join(self.root, "till", "journal", "data.mdb")
        for ended, call in self.moments:
            if ended and call.name == "openat" and call.text(1) == file:
                descriptor = call.result
            elif not ended and call.name == "write" and call.number(0) == descriptor:
                announcement = json.loads(call.data())
                self.threads[announcement["thread"]].said(call.begin, announcement)
                if announcement["phase"] == "done":
                    act = announcement["act"] + (" with a paper" if announcement.get("papers") else "")
                    self.profile[act].append(meanwhile[call.thread])
                meanwhile[call.thread] = []
            elif not ended and call.args and f"<{data}>" in call.args[0]:
                meanwhile[call.thread].append(call)

    def must_not_be_empty(self, syncs):
        sales = sum(1 for act in self.acts if act.get("papers"))
        if sales < ENOUGH_SALES or syncs < ENOUGH_SYNCS:
            raise Failed(
                f"an empty run proves nothing: {sales} sales, {syncs} syncs recorded;"
                f" at least {ENOUGH_SALES} and {ENOUGH_SYNCS} are expected")

    def figures(self):
        """Of each act's commit: bytes and calls, the median over all of the kind."""
        table = {}
        for act, commits in sorted(self.profile.items()):
            commits = [calls for calls in commits if any(c.name == "fdatasync" for c in calls)]
            if not commits:
                continue
            rows = [commit_figures(calls) for calls in commits]
            table[act] = {key: statistics.median(row[key] for row in rows) for key in rows[0]}
            table[act]["commits"] = len(rows)
        return table


def commit_figures(calls):
    pages = [c for c in calls if c.name in ("pwrite64", "writev", "write") and c.result % 4096 == 0]
    heads = [c for c in calls if c.name == "pwrite64" and c.result % 4096]
    return {
        "writes": len(pages),
        "page bytes": sum(c.result for c in pages),
        "fdatasync": sum(1 for c in calls if c.name == "fdatasync"),
        "O_DSYNC writes": len(heads),
        "O_DSYNC bytes": sum(c.result for c in heads),
    }


# Images


class Product:
    """The product, opening image after image in one process."""

    def __init__(self, class_path, folder):
        self.class_path, self.folder = class_path, folder
        self.process = None
        self.log = open(os.path.join(folder, "checker.log"), "ab")

    def start(self):
        self.process = subprocess.Popen(
            java(self.class_path, "ImageChecker"), cwd=self.folder,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self.log)

    def ask(self, path):
        if self.process is None:
            self.start()
        try:
            self.process.stdin.write(os.path.join(path, "till").encode() + b"\n")
            self.process.stdin.flush()
        except BrokenPipeError:
            pass  # it died of an image before this one; its answer will tell

    def answer(self):
        for line in self.process.stdout:
            if (at := line.find(ANSWER)) >= 0:  # the store's library speaks there too
                return json.loads(line[at:])
        code = self.process.wait()
        self.process = None
        return {"failed": f"the program died of it, with {code}"}

    def close(self):
        if self.process:
            self.process.stdin.close()
            self.process.wait()
        self.log.close()


def write_image(folder, image):
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    for path, content in sorted(image.items()):
        whole = os.path.join(folder, path)
        if content is None:
            os.makedirs(whole, exist_ok=True)
        else:
            with open(whole, "wb") as file:
                file.write(content)


class Image:
    """A disk as the power cut may have left it, and when that was."""

    def __init__(self, number, at, why, how, chosen):
        self.number, self.at, self.why, self.how, self.chosen = number, at, why, how, chosen

    def says(self):
        where = f"cut right before {self.why}, line {self.at + 1} of the log"
        parts = ["  " + change.says(choice) for change, choice in self.chosen.items()]
        return [f"image {self.number}: {where}; {self.how}"] + parts


class Cutter:
    """Builds images at each sync of a recording, at most so many, none twice at one sync."""

    def __init__(self, recording, wanted, seed, names, deaf_to=()):
        self.recording, self.wanted = recording, wanted
        self.chance = random.Random(seed)
        self.disk = crashes.Disk(recording.root, names, deaf_to)
        self.syncs = self.built = 0

    def boundaries(self):
        disk = crashes.Disk(self.recording.root)
        return sum(1 for _ in disk.replay(self.recording.moments)) + 1, disk

    def images(self):
        """(image, its files), in the order of the recording."""
        self.syncs, _ = self.boundaries()
        moments = self.disk.replay(self.recording.moments)
        for at in range(self.syncs):
            what, call = next(moments, ("the end", self.recording.moments[-1][1]))
            # What the syncs before did not use up is left to those that follow.
            fair = -(-(self.wanted - self.built) // (self.syncs - at))
            if self.wanted < self.syncs:
                fair = int(self.chance.random() < (self.wanted - self.built) / (self.syncs - at))
            yield from self.images_here(what, call.end, fair)

    def images_here(self, what, line, most):
        seen = set()
        for attempt in range(3 * most):
            if len(seen) == most:
                return
            how, chosen = self.choice(attempt if most > 1 else self.chance.randrange(4))
            files = self.disk.image(chosen)
            print_of = hashlib.sha256(repr(sorted(
                (path, content and hashlib.sha256(content).digest())
                for path, content in files.items())).encode()).digest()
            if print_of in seen:
                continue
            seen.add(print_of)
            self.built += 1
            yield Image(self.built, line, what, how, chosen), self.with_mapped(files)

    def choice(self, attempt):
        changes = self.disk.uncertain()
        if attempt == 0:
            return "all that was not certain lost", {}
        if attempt == 1:
            return "all that was not certain kept", {c: c.whole() for c in changes}
        return "a part kept", {c: c.random(self.chance) for c in changes}

    def with_mapped(self, files):
        """What is mapped writable may hold anything: zeros, or what it held at the end."""
        for file in self.disk.mapped():
            if not file.path.endswith("lock.mdb"):
                raise Failed(f"{file.path} is mapped writable: its writes are in no system call")
            if files.get(file.path) and self.chance.random() < 0.5:
                with open(os.path.join(self.recording.here, "disk", file.path), "rb") as end:
                    files[file.path] = end.read()[: len(files[file.path])]
        return files


# Judging


def rehash(entry):
    header = "\n".join([
        "evertill-entry/1", entry["till"], entry["epoch"], str(entry["number"]), entry["kind"],
        entry["id"], str(entry["tillTime"]), str(entry.get("officeOffset", "-")), ""])
    return hashlib.sha256(
        bytes.fromhex(entry["previous"]) + header.encode() + base64.b64decode(entry["document"])
    ).hexdigest()


def chain_faults(entries):
    previous, epoch, number = NOBODYS, None, 0
    for place, entry in enumerate(entries, start=1):
        if entry["epoch"] != epoch:
            previous, epoch, number = NOBODYS, entry["epoch"], 0
        number += 1
        if entry["position"] != place or entry["number"] != number:
            yield f"entry {place} says position {entry['position']}, number {entry['number']}"
        if entry["previous"] != previous or rehash(entry) != entry["hash"]:
            yield f"entry {place} does not fit its hash"
        previous = entry["hash"]


def passed(acts, line):
    """How many of the acts were done at a line, and how many had begun."""
    done = sum(1 for act in acts if act["done"] is not None and act["done"] <= line)
    return done, sum(1 for act in acts if act["begun"] <= line)


class Judge:
    """Knows what the recorded till announced, and what its journal held in the end."""

    def __init__(self, recording, final):
        self.recording = recording
        if final.get("failed") or final["complaints"]:
            why = final.get("failed") or final["complaints"]
            raise Failed(f"what the till left at the end is not sound: {why}")
        self.entries = final["entries"]
        faults = list(chain_faults(self.entries))
        if faults:
            raise Failed("the recorded journal is not whole: " + "; ".join(faults))
        self.papers = {act["position"]: act["papers"] for act in recording.acts if "position" in act}
        self.others = [e["position"] for e in self.entries if e["position"] not in self.papers]
        kinds = [self.entries[at - 1]["kind"] for at in self.others]
        if kinds != ["epoch-opened"] + ["catalogue-active"] * len(recording.catalogues):
            raise Failed(f"entries that nobody announced: {kinds}")

    def faults(self, found, line):
        """What is wrong with an image that was cut at a line of the log."""
        if found.get("failed"):
            return [f"it does not open: {found['failed']}"]
        entries = found["entries"]
        faults = list(chain_faults(entries))
        faults += self.next_faults(found)
        opened, _ = passed(self.recording.opens, line)
        if opened == 0 and [e["kind"] for e in entries] == ["epoch-opened"]:
            # Nothing was ever acknowledged: a new journal is as good as the old, whatever it says.
            return faults
        faults += [f"it complains: {said}" for said in found["complaints"]]
        if entries != self.entries[: len(entries)]:
            pairs = zip(entries, self.entries)
            same = sum(1 for _ in itertools.takewhile(lambda pair: pair[0] == pair[1], pairs))
            made = self.recording.acts[: passed(self.recording.acts, line)[0]]
            lost = [act["position"] for act in made if act.get("position", 0) > same]
            return faults + [
                f"entry {same + 1} is another than the till wrote there;"
                f" acknowledged entries {lost} are lost"]
        faults += self.counter_faults(found, len(entries), line)
        faults += self.other_faults(found, len(entries), line)
        return faults

    @staticmethod
    def next_faults(found):
        if chain := list(chain_faults(found["entries"] + [found["next"]])):
            yield "the next entry does not fit: " + chain[-1]

    def counter_faults(self, found, last, line):
        """The till's own commits come one after another: all that are done, perhaps the next one."""
        done, begun = passed(self.recording.acts, line)
        why = []
        for count in range(done, begun + 1):
            made, to_come = self.recording.acts[:count], self.recording.acts[count:]
            reasons = list(self.differences(found, last, made, to_come))
            if not reasons:
                break
            why.append(f"after {count} of the till's commits: " + ", ".join(reasons))
        else:
            yield f"{done} of the till's commits were acknowledged, {begun} begun; " + "; ".join(why)
        items, shown = found.get("draftItems", 0), found["basketItems"]
        if items != shown or (shown > 0) != (found["notice"] == "BASKET_BACK"):
            yield f"{items} goods were kept, the counter shows {shown}: {found['notice']}"

    @staticmethod
    def differences(found, last, made, to_come):
        lost = [act["position"] for act in made if act.get("position", 0) > last]
        early = [act["position"] for act in to_come if act.get("position", last + 1) <= last]
        if lost:
            yield f"acknowledged entries {lost} are lost"
        if early:
            yield f"entries {early} are there"
        state = made[-1] if made else {"draft": "", "held": []}
        kept = base64.b64decode(found.get("draft", ""))
        draft = hashlib.sha256(kept).hexdigest() if kept else ""
        if draft != state["draft"]:
            yield f"the kept basket is {draft[:8] or 'none'}, not {state['draft'][:8] or 'none'}"
        if found["held"] != state["held"]:
            yield f"baskets put aside are {found['held']}, not {state['held']}"

    def other_faults(self, found, last, line):
        """What the other threads of the till wrote."""
        recording = self.recording
        done, begun = passed(recording.catalogues, line)
        versions = [0] + [act["value"] for act in recording.catalogues]
        if found["catalogue"] not in versions[done: begun + 1]:
            yield f"price list {found['catalogue']}, not one of {versions[done: begun + 1]}"
        if found["catalogue"] and not found["staff"]:
            yield "the price list in force has no people"
        active = sum(1 for position in self.others[1:] if position <= last)
        if not done <= active <= begun:
            yield f"{active} price lists were put in force, {done} acknowledged, {begun} begun"
        done, begun = passed(recording.printed, line)
        queued = sum(papers for position, papers in self.papers.items() if position <= last)
        if not queued - begun <= found["papers"] <= queued - done:
            yield f"{found['papers']} papers wait of {queued}, {done} to {begun} of them printed"
        done, begun = passed(recording.acknowledged, line)
        numbers = [0] + [act["value"] for act in recording.acknowledged]
        if found["acknowledged"] not in numbers[done: begun + 1]:
            yield f"head office holds {found['acknowledged']}, not one of {numbers[done: begun + 1]}"


def must_see(judge, final, line):
    """Damages copies of what was found at the end in every way that is judged; each must be seen."""
    last = final["entries"][-1]
    flipped = base64.b64encode(base64.b64decode(last["document"])[:-1] + b"]").decode()

    def entries(*replacement, keep=-1):
        return {"entries": final["entries"][:keep] + list(replacement)}

    damages = {
        "a store that does not open": {"failed": "no"},
        "a complaint": {"complaints": ["WARN"]},
        "the last entry lost": entries(),
        "an entry from the middle lost": {"entries": final["entries"][:5] + final["entries"][6:]},
        "a flipped bit": entries({**last, "document": flipped}),
        "another document, rehashed": entries(
            {**last, "document": flipped, "hash": rehash({**last, "document": flipped})}),
        "a number given twice": entries({**last, "number": last["number"] - 1}),
        "a position given twice": entries({**last, "position": last["position"] - 1}),
        "an entry that nobody wrote": {"entries": final["entries"] + [final["next"]]},
        "an old basket back": {"draft": base64.b64encode(b"old").decode()},
        "goods that the counter does not show": {"draftItems": 2},
        "a basket put aside that was taken back": {"held": ["Table 4 " + NOBODYS]},
        "a paper lost": {"papers": final["papers"] - 1},
        "a paper printed again": {"papers": final["papers"] + 1},
        "an older price list": {"catalogue": final["catalogue"] - 1},
        "a price list without people": {"staff": 0},
        "an older word of head office": {"acknowledged": 1},
        "a next entry without the one before": {"next": {**final["next"], "previous": NOBODYS}},
    }
    if faults := judge.faults(final, line):
        raise Failed(f"what the till left at the end is not what it announced: {faults}")
    blind = [what for what, change in damages.items() if not judge.faults({**final, **change}, line)]
    if blind:
        raise Failed("the judge does not see: " + ", ".join(blind))
    print(f"the judge sees each of {len(damages)} damages")


# Running


class Run:
    """Builds images, has the product open them, and judges; the faults it found."""

    def __init__(self, recording, product, judge):
        self.recording, self.product, self.judge = recording, product, judge
        self.folder = os.path.join(WORK, "images")
        self.faulty = []
        self.under_way = collections.deque()

    def over(self, cutter, until_found_after=None):
        """Until an image with a fault, cut after that line of the log, where one is given."""
        kinds = collections.Counter()
        for image, files in cutter.images():
            kinds[image.how] += 1
            path = os.path.join(self.folder, str(image.number))
            write_image(path, files)
            self.product.ask(path)
            self.under_way.append((image, path, files))
            if len(self.under_way) >= UNDER_WAY:
                self.take()
            if until_found_after is not None and self.found_after(until_found_after):
                break
            if image.number % 1000 == 0:
                print(f"  {image.number} images, {len(self.faulty)} with a fault", flush=True)
        while self.under_way:
            self.take()
        return kinds

    def found_after(self, line):
        return [(image, faults) for image, faults in self.faulty if image.at > line]

    def take(self):
        image, path, files = self.under_way.popleft()
        found = self.product.answer()
        faults = self.judge.faults(found, image.at)
        if faults and self.product.process is None:
            self.again()  # what waited behind it was lost with the program
        if faults:
            self.faulty.append((image, faults))
            if len(self.faulty) <= MOST_NAMED:
                write_image(os.path.join(WORK, "faulty", str(image.number)), files)
        shutil.rmtree(path)

    def again(self):
        for _, path, files in self.under_way:
            write_image(path, files)
            self.product.ask(path)


def final_of(recording, product):
    """What the product finds in the directory as the till left it."""
    path = os.path.join(WORK, "final")
    shutil.rmtree(path, ignore_errors=True)
    shutil.copytree(os.path.join(recording.here, "disk"), path)
    product.ask(path)
    return product.answer()


def name(faulty, seed):
    for image, faults in faulty[:MOST_NAMED]:
        lines = image.says()
        print("\n".join(lines[:12] + (["  …"] if len(lines) > 12 else [])))
        for fault in faults[:6]:
            print("  FAULT: " + fault[:600])
    if len(faulty) > MOST_NAMED:
        print(f"… and {len(faulty) - MOST_NAMED} more images with faults")
    print(f"seed {seed}; the first of them lie in target/power/faulty, as they were before they were opened")


def broken(recording, product, judge, options, what):
    """A disk that is deaf to a kind of sync must lose something, or the campaign sees nothing."""
    cutter = Cutter(recording, options.images, options.seed, options.names, [BREAKS[what]])
    run = Run(recording, product, judge)
    first_sale = next(act["done"] for act in recording.acts if act.get("papers"))
    run.over(cutter, first_sale)
    found = run.found_after(first_sale)
    if not found:
        raise Failed(
            f"a disk that is deaf to {BREAKS[what]} lost no sale in {cutter.built} images:"
            " this campaign sees nothing")
    return found[0]


def facts(recording):
    disk = crashes.Disk(recording.root)
    syncs = sum(1 for _ in disk.replay(recording.moments))
    print(f"recorded: {len(recording.acts)} commits of the till, {syncs} syncs; " + ", ".join(
        f"{count} {what}" + (f" ({size} bytes)" if size else "")
        for what, (count, size) in sorted(disk.counts.items())))
    for act, row in recording.figures().items():
        print(f"  {act}: {row['commits']} commits, median " + ", ".join(
            f"{value:g} {key}" for key, value in row.items() if key != "commits"))
    with open(os.path.join(WORK, "facts.json"), "w", encoding="utf-8") as file:
        json.dump({"calls": disk.counts, "commits": recording.figures()}, file, indent=1)
    return syncs


def campaign(options):
    started = time.monotonic()
    class_path = options.class_path or built_class_path()
    os.makedirs(WORK, exist_ok=True)
    for old in ("images", "faulty"):
        shutil.rmtree(os.path.join(WORK, old), ignore_errors=True)
    for crash in glob.glob(os.path.join(WORK, "hs_err_pid*.log")):
        os.remove(crash)
    folder = os.path.abspath(options.recording or os.path.join(WORK, "recording"))
    if not options.recording:
        record(class_path, folder, options.seed)
    recording = Recording(folder)
    recording.must_not_be_empty(facts(recording))
    product = Product(class_path, WORK)
    try:
        final = final_of(recording, product)
        judge = Judge(recording, final)
        must_see(judge, final, recording.moments[-1][1].end)
        if options.broken:
            found = broken(recording, product, judge, options, options.broken)
            name([found], options.seed)
            print(f"OK: deaf to {BREAKS[options.broken]}, a loss was found in image {found[0].number}")
            return 0
        return whole(recording, product, judge, options, started)
    finally:
        product.close()


def whole(recording, product, judge, options, started):
    cutter = Cutter(recording, options.images, options.seed, options.names)
    run = Run(recording, product, judge)
    kinds = run.over(cutter)
    seconds = time.monotonic() - started
    print(f"{cutter.built} images at {cutter.syncs} syncs ({options.names} names) in {seconds:.0f} s: "
          + ", ".join(f"{count} {how}" for how, count in sorted(kinds.items())))
    if run.faulty:
        name(run.faulty, options.seed)
        many = f"{len(run.faulty)} of {cutter.built} images"
        print(f"{many} have lost something or do not open", file=sys.stderr)
        return 1
    if cutter.built < options.images * 0.9:
        raise Failed(f"only {cutter.built} different images, {options.images} were asked for")
    image, faults = broken(recording, product, judge, options, "drop-sync")
    print(f"deaf to fdatasync, image {image.number}: {faults[0][:200]}")
    print(f"OK: {cutter.built} power cuts, nothing lost that was acknowledged")
    return 0


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--images", type=int, default=5_000)
    parser.add_argument("--names", choices=("strict", "journaled"), default="strict")
    parser.add_argument("--recording")
    parser.add_argument("--break", dest="broken", choices=sorted(BREAKS))
    parser.add_argument("--class-path")
    parser.add_argument("--self-test", action="store_true")
    options = parser.parse_args()
    if options.self_test:
        import crashes_test
        return 0 if crashes_test.run() else 1
    try:
        if options.images < 1:
            raise Failed(f"--images {options.images}: at least 1 is expected")
        set_up()
        return campaign(options)
    except (Failed, crashes.Unmodelled) as why:
        print(why, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
