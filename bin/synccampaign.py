#!/usr/bin/env python3
"""Tills sell while everything between them and head office breaks; bin/checksync.py compares what is left.

  bin/campaign sync [--tills N] [--seconds N] [--seed N] [--storage sqlite | postgresql] [--rate N]
                    [--break naive-server]

Real processes: tills (counter, ledger, spooler to a paper file), head office, its storage, HAProxy between. Tills with
an even number talk plain HTTP, whose answers and requests the proxy loses and refuses; those with an odd number are
enrolled and talk TLS, which it can cut and stall. Each kind has a head office process of its own over one storage.

The seed decides what is done to whom and when it is meant; when it happens, what it meets and what the proxy loses
depend on the machine and differ from run to run.

--break naive-server puts a head office in place that checks nothing: the run is good when the checker finds that.

Between a copy of head office and its return a till removes days that it has confirmed: head office then lacks them, and
must know it as a hole. A run of 60 s or more without one is a fault; a shorter one removes days where a till is alone.
"""

import argparse
import collections
import concurrent.futures
import json
import os
import random
import shutil
import sys
import threading
import time

import checksync
import syncleft
import syncparts
from syncparts import Failed, HeadOffice, Line, NaiveOffice, Postgres, Sqlite, Story, Till, of_till, run

WORK = "target/campaign/sync"
DRAIN_WITHIN = 240
REST_WITHIN = 40
PULLED_WITHIN = 2
LOOKS = 3
# Kinds of fault of which one at least must be found with a naive head office.
FOUND_WITH_NAIVE = {"doubled", "missing", "chain"}
# What happens, how many seconds apart on average, and what a run that has time for it must not miss.
EVERY = {
    "cut": 1.5,
    "send-pressed": 1.5,
    "till-killed": 4,
    "office-killed": 13,
    "published": 9,
    "stalled": 17,
    "link-down": 14,
    "clock-jumped": 8,
    "storage-crashed": 25,
}
# What happens once or twice, in this order, at these parts of the time. Nothing that a till lost with its disk may be
# lost at head office too, so that is copied anew after a till was put back.
ONCE = [
    (0.08, "till-copied"), (0.14, "office-copied"), (0.24, "cloned"), (0.28, "pruned"), (0.42, "office-restored"),
    (0.52, "till-put-back"), (0.62, "office-copied"), (0.68, "pruned"), (0.80, "office-restored"),
]
ONCE_IN_A_SHORT_RUN = [(0.10, "office-copied"), (0.22, "cloned"), (0.30, "pruned"), (0.50, "office-restored")]
SHORT = 60
# After the last time head office was restored the tills must find out by themselves what it publishes.
LAST_PRICES, LAST_PRICES_IN_A_SHORT_RUN = 0.78, 0.45


class Shop:
    """All of it, and what can be done to it. Each event is a method of its name, which is given its chance."""

    def __init__(self, given, story):
        self.given, self.story = given, story
        self.naive = getattr(given, "break") == "naive-server"
        self.storage = (Postgres if given.storage == "postgresql" else Sqlite)(WORK)
        kind = NaiveOffice if self.naive else HeadOffice
        self.plain = kind(WORK, self.storage, "office-plain", [])
        self.tls = HeadOffice(WORK, self.storage, "office-tls", ["--name", "127.0.0.1"])
        self.offices = [self.plain] if self.naive else [self.plain, self.tls]
        often = 6 if self.naive else 3 if given.seconds < SHORT else 1
        self.line = Line(WORK, self.plain.port, self.tls.port, often)
        self.tills = []
        self.goods = {}
        self.office_copy = self.copied_version = self.till_copy = None
        self.disturbed = set()
        self.pruning = None
        # Who starts or ends head office, or needs that nobody does; the same for each till.
        self.at_office = threading.RLock()
        self.at_till = collections.defaultdict(threading.RLock)

    # From the empty disk to the first sale

    def open(self):
        self.storage.start()
        self.publish("--demo")
        if self.naive:
            self.teach_naive()
        for office in self.offices:
            office.start()
        for office in self.offices:
            office.is_open()
        self.line.start()
        self.tills = [self.till(number) for number in range(1, self.given.tills + 1)]
        self.enrol([till for till in self.tills if till.address.startswith("https")])
        for till in self.tills:
            till.start()
        for till in self.tills:
            till.is_open().order("sell")
        syncparts.until("every till sells", self.all_sell, look_again=0.5)

    def all_sell(self):
        waiting = [till for till in self.tills if not till.sold]
        for till in waiting:
            till.order("send")
        return not waiting

    def till(self, number):
        tls = not self.naive and number % 2 == 1
        address = f"https://127.0.0.1:{self.line.ports['tls']}" if tls \
            else f"http://127.0.0.1:{self.line.ports['plain']}"
        clock = not self.naive and number % 4 == 2
        return Till(WORK, f"{number:02d}", f"{number:02d}", address, self.given.seed * 100 + number,
                    self.given.rate, clock)

    def enrol(self, tills):
        def one(till):
            errors = os.path.join(WORK, "enrolment.err")
            code = run(syncparts.office("enrol-code", "--data", self.plain.data, "--till", till.name,
                              *self.storage.options()), errors).split("\n")[0]
            run(of_till(syncparts.TILL, "enrol", "--data", till.data, "--head-office",
                     f"https://127.0.0.1:{self.tls.port}", "--code", code), errors)
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            list(pool.map(one, tills))

    def publish(self, *goods):
        run(syncparts.office("import", "--data", self.plain.data, *self.storage.options(), *goods),
            os.path.join(WORK, "import.err"))

    def version(self):
        return self.published_last()["version"]

    def published_last(self):
        return syncleft.catalogue(self.storage)[1]

    def teach_naive(self):
        rows, version = syncleft.catalogue_of_sqlite(self.storage.file)
        with open(os.path.join(self.plain.data, "state.json"), "w", encoding="utf-8") as file:
            json.dump({"catalogueVersion": version["version"]}, file)
        with open(os.path.join(self.plain.data, "catalogue.ndjson"), "w", encoding="utf-8") as file:
            for row in rows:
                file.write(syncleft.wire_row(row) + "\n")
            file.write(json.dumps({"to": version["version"], "rows": version["rows"],
                                   "digest": version["digest"], "next": "", "more": False}) + "\n")

    # What happens every few seconds

    def cut(self, chance):
        way = chance.choice(Line.WAYS)
        self.line.cut(way)
        self.story.tell("cut", way=way)

    def send_pressed(self, chance):
        """Whoever sees that the link is down presses the key, and does not wait until the till tries again."""
        till = chance.choice(self.tills)
        till.order("send")
        self.story.tell("send-pressed", till=till.folder)

    def till_killed(self, chance):
        till = chance.choice(self.tills)
        if not self.at_till[till.folder].acquire(blocking=False):
            return  # it is being copied
        try:
            till.kill()
            self.story.tell("till-killed", till=till.folder)
            self.again(till)
        finally:
            self.at_till[till.folder].release()

    def again(self, till):
        till.start()
        till.order("sell")

    def office_killed(self, chance):
        chosen = chance.choice([[office] for office in self.offices] + [self.offices])
        with self.at_office:
            for office in chosen:
                office.kill()
            time.sleep(chance.uniform(0, 1.5))
            for office in chosen:
                office.start()
        self.story.tell("office-killed", which="+".join(office.name for office in chosen))

    def published(self, chance):
        if self.naive or not self.at_office.acquire(blocking=False):
            return  # it is being restored, and publishes then
        try:
            self.publish_changes(chance)
        finally:
            self.at_office.release()

    def publish_changes(self, chance):
        for _ in range(chance.randint(3, 40)):
            digits = f"2{chance.randrange(10**11):011d}" if not self.goods or chance.random() < 0.5 \
                else chance.choice(sorted(self.goods))
            self.goods[digits] = f"Thing {chance.randrange(1_000_000)}"
        path = os.path.join(WORK, "goods.tsv")
        with open(path, "w", encoding="utf-8") as file:
            for digits, name in self.goods.items():
                file.write(f"{digits}{check_digit(digits)}\t{name}\n")
        self.publish("--goods", path, "--invent-prices")
        self.story.tell("published", goods=len(self.goods))

    def stalled(self, chance):
        part = chance.choice([*self.offices, self.line])
        seconds = chance.uniform(0.3, 3)
        part.stop_for(seconds)
        self.story.tell("stalled", which=getattr(part, "name", "line"), seconds=f"{seconds:.1f}")

    def link_down(self, chance):
        ways = chance.choice([["plain"], ["tls"], list(Line.WAYS)])
        seconds = chance.uniform(0.5, 5)
        for way in ways:
            self.line.down(way)
        time.sleep(seconds)
        for way in ways:
            self.line.up(way)
        self.story.tell("link-down", ways="+".join(ways), seconds=f"{seconds:.1f}")

    def clock_jumped(self, chance):
        clocks = [till for till in self.tills if till.clock]
        if clocks:
            till = chance.choice(clocks)
            to = chance.choice(["+0", "+90", "-40", "+3h", "-2h", "+2d", "-1d"])
            till.set_clock(to)
            self.story.tell("clock-jumped", till=till.folder, to=to)

    def storage_crashed(self, chance):
        if self.storage.name == "postgresql":
            with self.at_office:
                self.storage.crash()
            self.story.tell("storage-crashed")

    # What happens once, one after the other

    def rests(self, till, drained):
        """Its paper is out, and head office holds what it has sold if that is asked for; or not in time."""
        till.is_open().order("rest")
        end = time.monotonic() + REST_WITHIN
        while time.monotonic() < end:
            till.order("send")
            state = till.fresh()
            if till.process.poll() is not None:
                raise Failed(f"till {till.folder} ended by itself")
            if state["prints"] == "0" and not (drained and state["unsent"] != "0"):
                return True
        till.order("sell")
        self.story.tell("busy", till=till.folder, **till.state)
        return False

    def one_of(self, at_least, chance):
        """A till of which there is one, if enough others are left."""
        alone = [till for till in self.tills if till.name not in self.disturbed]
        return chance.choice(alone) if len(alone) >= at_least else None

    def till_copied(self, chance):
        till = self.one_of(3, chance)  # one is to be cloned, and one is to be left as it is
        if not till:
            return
        with self.at_till[till.folder]:
            if not self.rests(till, drained=False):
                return
            till.kill()
            copy = os.path.join(WORK, "copies", "till")
            shutil.copytree(till.place, copy)
            self.till_copy = (till, copy)
            self.disturbed.add(till.name)
            self.story.tell("till-copied", till=till.folder)
            self.again(till)

    def till_put_back(self, chance):
        """Its disk is replaced by an older copy; sometimes the witness too, as with a whole machine."""
        if not self.till_copy:
            return
        till, copy = self.till_copy
        with self.at_till[till.folder]:
            if not self.rests(till, drained=True):
                return
            till.kill()
            replaced = os.path.join(WORK, "replaced", till.folder)
            os.makedirs(os.path.dirname(replaced), exist_ok=True)
            shutil.move(till.data, replaced)
            shutil.copytree(os.path.join(copy, "data"), till.data)
            witness = chance.random() < 0.5
            if witness:
                shutil.rmtree(till.witness)
                shutil.copytree(os.path.join(copy, "witness"), till.witness)
            self.story.tell("till-put-back", till=till.folder, witness="too" if witness else "stays")
            self.again(till)

    def cloned(self, chance):
        till = self.one_of(2, chance)
        if not till or self.naive:
            return
        with self.at_till[till.folder]:
            if not self.rests(till, drained=False):
                return
            till.kill()
            clone = Till(WORK, till.folder + "b", till.name, till.address, till.seed + 50, till.rate,
                         till.clock is not None)
            shutil.copytree(till.data, clone.data)
            shutil.copytree(till.witness, clone.witness)
            self.disturbed.add(till.name)
            self.story.tell("cloned", till=till.folder, clone=clone.folder)
            self.again(till)
            self.again(clone)
            self.tills.append(clone)

    def office_copied(self, chance):
        if self.naive:
            return
        with self.at_office:
            self.office_copy = os.path.join(WORK, "copies", f"office-{self.story.counts['office-copied']}")
            self.copied_version = self.version()
            self.storage.copy(self.office_copy)
            self.story.tell("office-copied")

    def office_restored(self, chance):
        """The copy has other prices under numbers that the tills know already: it publishes up to the same one."""
        if self.naive or not self.office_copy:
            return
        with self.at_office:
            if self.version() == self.copied_version:
                self.publish_changes(chance)
                time.sleep(PULLED_WITHIN)
            before = self.version()
            for office in self.offices:
                office.kill()
            self.storage.put_back(self.office_copy)
            for office in self.offices:
                office.start()
            self.story.tell("office-restored")
            while self.version() < before:
                self.publish_changes(chance)

    def pruned(self, chance):
        """Days that were confirmed go, before head office comes back from a copy that lacks them: the same till's."""
        self.pruning = self.pruning or self.one_of(1, chance)
        till = self.pruning
        if not till or self.naive or not self.office_copy:
            return
        self.disturbed.add(till.name)  # nothing else is to happen to it
        with self.at_till[till.folder]:
            # The last closed day stays, so there are two, and what is sold in the first lies behind the copy.
            if self.has_closed(till) and self.has_closed(till):
                told = len(till.pruned)
                till.order("prune")
                syncparts.until(f"till {till.folder} removes days", lambda: len(till.pruned) > told)
                if till.pruned[-1]:
                    self.story.tell("pruned", till=till.folder, entries=till.pruned[-1])
            till.order("sell")

    def has_closed(self, till):
        """Sells something and closes the day, which head office confirms, with all its paper; or not in time."""
        till.is_open().order("sell")
        sold = till.sold
        syncparts.until(f"till {till.folder} sells", lambda: till.sold > sold + 2)
        till.order("rest")
        till.order("close")
        end = time.monotonic() + REST_WITHIN
        while time.monotonic() < end:
            till.order("send")
            state = till.fresh()
            if till.process.poll() is not None:
                raise Failed(f"till {till.folder} ended by itself")
            if state["prints"] == state["unsent"] == "0" and state["day"].endswith((":confirmed", ":parked")):
                return True
        self.story.tell("busy", till=till.folder, **till.state)
        return False

    # The end

    def drain(self):
        """The line is well, clocks are right, head office is killed a last time, and everybody is sent home."""
        for till in self.tills:
            if till.clock:
                till.set_clock("+0")
            till.is_open().order("rest")
            till.order("close")
        self.line.is_well()
        for office in self.offices:
            office.kill()
        self.story.tell("office-killed-last")
        for office in self.offices:
            office.start()
        for office in self.offices:
            office.is_open()
        self.line.close()
        self.line = WellLine(self.line)
        self.line.start()
        prices = self.published_last()
        end = time.monotonic() + DRAIN_WITHIN
        # What a till tells may be older than what became of head office, so it is asked to look again.
        looks = collections.Counter()
        left = self.tills
        while left and time.monotonic() < end:
            for till in left:
                till.order("send")
            time.sleep(1.1)
            for till in left:
                looks[till.folder] = looks[till.folder] + 1 if self.is_home(till, prices) else 0
            left = [till for till in left if looks[till.folder] < LOOKS]
        for till in left:
            self.story.tell("not-drained", till=till.folder, **till.state)
        for till in self.tills:
            till.order("end")
        for till in self.tills:
            till.go_home()

    def is_home(self, till, prices):
        """Nothing waits, not even of a fork, which a naive head office takes nothing of."""
        state = till.state
        return till.process.poll() is not None or bool(state) and state["prints"] == "0" and state["link"] == "UP" \
            and state["unsent" if self.naive else "waiting"] == "0" \
            and (state["catalogue"], state["digest"]) == (str(prices["version"]), prices["digest"])

    def close(self):
        for part in [*self.tills, *self.offices]:
            if part.process and part.process.poll() is None:
                part.process.kill()
                part.process.wait()
        self.line.close()
        self.storage.close()


class WellLine(Line):
    """The same addresses, and nothing is lost any more."""

    def __init__(self, broken):
        self.orders, self.log, self.ports = broken.orders, broken.log + ".end", broken.ports
        self.config = broken.config + ".end"
        with open(broken.config, encoding="utf-8") as file:
            kept = [line for line in file if "rand(1000)" not in line]
        with open(self.config, "w", encoding="utf-8") as file:
            file.writelines(kept)
        self.process = None


def check_digit(digits):
    total = sum(int(digit) * (1 if place % 2 == 0 else 3) for place, digit in enumerate(digits))
    return -total % 10


def named(event):
    return event.replace("-", "_")


def every(given):
    """(second, event, its chance) of what happens all the time, in order."""
    events = []
    last_prices = LAST_PRICES_IN_A_SHORT_RUN if given.seconds < SHORT else LAST_PRICES
    for event, apart in EVERY.items():
        for number in range(max(1, round(given.seconds / apart))):
            chance = random.Random(f"{given.seed} {event} {number}")
            part = chance.uniform(0.03, last_prices if event == "published" else 0.97)
            events.append((part * given.seconds, event, chance))
    return sorted(events, key=lambda one: one[:2])


def once(given):
    events = ONCE_IN_A_SHORT_RUN if given.seconds < SHORT else ONCE
    return [(part * given.seconds, event, random.Random(f"{given.seed} once {number}"))
            for number, (part, event) in enumerate(events)]


def play(shop, given):
    begun = time.monotonic()

    def happens(second, event, chance):
        time.sleep(max(0.0, begun + second - time.monotonic()))
        getattr(shop, named(event))(chance)

    def one_by_one():
        for planned in once(given):
            happens(*planned)

    with concurrent.futures.ThreadPoolExecutor(6) as pool:
        running = [pool.submit(one_by_one)]
        for second, event, chance in every(given):
            time.sleep(max(0.0, begun + second - time.monotonic()))
            running.append(pool.submit(happens, second, event, chance))
        for one in running:
            one.result()
    time.sleep(max(0.0, begun + given.seconds - time.monotonic()))
    ended = [till for till in shop.tills if till.process.poll() is not None]
    if ended:
        raise Failed(f"till {ended[0].folder} ended by itself with {ended[0].process.returncode}")
    return time.monotonic() - begun


def dump(shop):
    """What every till has, as the product writes it out, also those whose disk was replaced."""
    left = os.path.join(WORK, "left")
    os.makedirs(left)
    places = {till.folder: till.data for till in shop.tills}
    replaced = os.path.join(WORK, "replaced")
    if os.path.isdir(replaced):
        places.update({f"{name}-replaced": os.path.join(replaced, name) for name in os.listdir(replaced)})

    def one(item):
        name, data = item
        with open(os.path.join(left, name + ".ndjson"), "w", encoding="utf-8") as file:
            file.write(run(of_till(syncparts.TILL, "dump", "--data", data), os.path.join(WORK, "dump.err")))
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        list(pool.map(one, places.items()))
    for till in shop.tills:
        for source, name in (("paper.bin", ".paper"), ("prices.txt", ".prices")):
            path = os.path.join(till.place, source)
            if os.path.exists(path):
                shutil.copyfile(path, os.path.join(left, till.folder + name))
    shutil.copytree(os.path.join(WORK, "told"), os.path.join(left, "told"))
    syncleft.export(shop.storage, shop.naive and shop.plain.data, os.path.join(left, "office"))
    shutil.copyfile(os.path.join(WORK, "story.txt"), os.path.join(left, "story.txt"))


def judge(given, story, line):
    left = syncleft.Left(os.path.join(WORK, "left"))
    faults = checksync.check(left)
    figures = checksync.figures(left)
    print(", ".join(f"{figures[name]} {name}" for name in figures))
    print("done: " + ", ".join(f"{count} {word}" for word, count in sorted(story.counts.items())))
    print("lost on the line: " + (", ".join(f"{count} {kind}" for kind, count in sorted(line.items())) or "nothing"))
    if getattr(given, "break"):
        kinds = collections.Counter(kind for kind, _ in faults)
        for kind, fault in faults[:20]:
            print(f"found ({kind}): {fault}")
        if not FOUND_WITH_NAIVE & set(kinds):
            print(f"NOT FOUND: head office checks nothing and the checker says {dict(kinds) or 'all is well'}")
            return 1
        print(f"OK: broken on purpose, and found: {dict(kinds)}")
        return 0
    for kind, fault in faults[:20]:
        print(f"FAULT ({kind}): {fault}")
    if faults:
        print(f"{len(faults)} faults; all is kept in {WORK}")
        return 1
    missed = checksync.self_test(left)
    if missed:
        print(f"NOT FOUND by the checker: {missed}")
        return 1
    print(f"OK: {given.tills} tills, {given.storage}, seed {given.seed}: nothing missing, nothing doubled, no gap, "
          "every damage found")
    return 0


def options():
    reader = argparse.ArgumentParser(prog="bin/campaign sync", description=__doc__,
                                     formatter_class=argparse.RawTextHelpFormatter)
    reader.add_argument("--tills", type=int, default=8)
    reader.add_argument("--seconds", type=int, default=120)
    reader.add_argument("--seed", type=int, default=1)
    reader.add_argument("--storage", choices=("sqlite", "postgresql"), default="sqlite")
    reader.add_argument("--rate", type=float, default=4, help="sales a second at each till, 0 for all it can; 4")
    reader.add_argument("--break", choices=("naive-server",), help="put a head office that checks nothing in place")
    given = reader.parse_args()
    for name, least in (("tills", 1), ("seconds", 5), ("rate", 0)):
        if getattr(given, name) < least:
            reader.error(f"--{name} {getattr(given, name)}: allowed is {least} or more")
    if given.tills > 49:
        reader.error(f"--tills {given.tills}: allowed is up to 49")
    if getattr(given, "break") and given.storage != "sqlite":
        reader.error("--break naive-server has no storage of its own: allowed without --storage")
    return given


def main():
    given = options()
    shutil.rmtree(WORK, ignore_errors=True)
    os.makedirs(os.path.join(WORK, "copies"))
    print(f"seed {given.seed}: {given.tills} tills, {given.seconds} s, {given.storage}", flush=True)
    story = Story(WORK, time.monotonic())
    shop = Shop(given, story)
    if given.seconds >= SHORT and not shop.naive:
        story.tell("holes-expected")
    try:
        shop.open()
        print(f"open after {time.monotonic() - story.begun:.0f} s", flush=True)
        lasted = play(shop, given)
        faults = shop.line.faults()
        print(f"sold for {lasted:.0f} s", flush=True)
        shop.drain()
        print(f"all home after {time.monotonic() - story.begun:.0f} s", flush=True)
        dump(shop)
    except Failed as failure:
        print(f"FAILED: {failure}; all is kept in {WORK}")
        return 1
    finally:
        shop.close()
    return judge(given, story, faults)


if __name__ == "__main__":
    sys.exit(main())
