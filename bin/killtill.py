#!/usr/bin/env python3
"""A till that sells is killed (kill -9) again and again; bin/checktill.py looks at what is left.

  bin/campaign till [--kills N] [--seed N] [--break print-before-commit | no-lock]

Most kills are meant to fall inside something: the till tells what it begins, and is killed so many
microseconds later. After each kill it is started on the same directory and goes on; at the end one
closes the day. The seed decides where and when each kill is meant to fall and what the cashiers
do; the same seed takes the same decisions, and what they meet differs with the machine's load.

--break breaks the till on purpose, with code of the tests: the run is good when the checker finds it.
"""

import argparse
import collections
import os
import random
import shutil
import signal
import subprocess
import sys
import threading
import time

import checktill

WORK = "target/campaign/till"
TILL = "dev.evertill.till.app.Main"
SELLING = "dev.evertill.till.campaign.SellingTill"
PRINTER = "dev.evertill.receipt.virtual.PaperMain"
KILL_WITHIN = 60
HOME_WITHIN = 180
# So many kills must fall into everything that is aimed at.
LONG = 60
# Phase: after which of its beginnings at most, and how many microseconds after that at most.
AIMS = {
    "commit": (20, 4_000),
    "draft": (30, 3_000),
    "hold": (3, 3_000),
    "catalogue": (12, 20_000),
    "opening": (1, 500_000),
    "backup": (2, 30_000),
    "rebuild": (2, 30_000),
    "mirror": (8, 15_000),
    "any": (1, 2_500_000),
}
AIMS_OF_BREAK = {"print-before-commit": {"paper": (3, 300)}, "no-lock": {"any": (1, 2_000_000)}}
# Of these the checker must find one, or the break was not found as what it is.
FOUND_BY = {
    "print-before-commit": {"paper"},
    "no-lock": {"acknowledged", "paper", "chain", "unreadable", "sums", "basket"},
}


def java(program, *arguments):
    home = os.environ.get("JAVA_HOME")
    with open("pos-app/target/campaign/class-path", encoding="utf-8") as file:
        libraries = file.read().strip()
    return [
        os.path.join(home, "bin", "java") if home else "java",
        "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-Xmx192m",
        "-Djava.library.path=pos-app/target/objectbox/native",
        "-cp", f"pos-app/target/test-classes:pos-app/target/classes:{libraries}",
        program, *map(str, arguments)]


class Printer:
    """A virtual printer in a process of its own, which outlives the tills."""

    def __init__(self, name):
        folder, port = os.path.join(WORK, name), os.path.join(WORK, name + ".port")
        self.log = open(os.path.join(WORK, name + ".log"), "wb")
        self.process = subprocess.Popen(
            java(PRINTER, "--port", 0, "--port-file", port, "--paper", folder),
            stdout=self.log, stderr=subprocess.STDOUT)
        for _ in range(600):
            if os.path.exists(port):
                break
            if self.process.poll() is not None:
                raise SystemExit(f"the printer did not start, see {self.log.name}")
            time.sleep(0.05)
        with open(port, encoding="utf-8") as file:
            self.port = int(file.read())

    def close(self):
        self.process.terminate()
        self.process.wait()
        self.log.close()


class Till:
    """One life of a till. Its lines are written down as they come; one of them may kill it."""

    def __init__(self, name, aim, arguments):
        self.name, self.aim = name, aim
        self.killed_at = None
        self.told = threading.Event()
        with open(os.path.join(WORK, name + ".err"), "wb") as errors:
            self.process = subprocess.Popen(
                java(SELLING, *arguments), stdout=subprocess.PIPE, stderr=errors)
        self.reader = threading.Thread(target=self.read)
        self.reader.start()

    def read(self):
        begun = 0
        with open(os.path.join(WORK, self.name + ".txt"), "wb") as log:
            for line in self.process.stdout:
                if self.aim and self.aim["phase"] not in ("opening", "any") \
                        and line.startswith(b"begin phase=%s " % self.aim["phase"].encode()):
                    begun += 1
                    if begun == self.aim["nth"]:
                        wait(self.aim["micros"])
                        self.kill()
                log.write(line)
                log.flush()
                if line.startswith(b"start" if self.aim and self.aim["phase"] == "opening" else b"found"):
                    self.told.set()
        self.told.set()

    def kill(self):
        if self.process.poll() is None:
            self.killed_at = time.monotonic()
            os.kill(self.process.pid, signal.SIGKILL)

    def live(self):
        """Waits for the kill that was aimed, or kills at a moment; notes how it ended."""
        deadline = time.monotonic() + KILL_WITHIN
        if self.aim["phase"] in ("opening", "any"):
            self.told.wait(KILL_WITHIN)
            wait(self.aim["micros"])
            self.kill()
        self.reader.join(max(0.0, deadline - time.monotonic()))
        self.kill()  # what it aimed at did not come: any moment is as good
        self.end()

    def go_home(self):
        self.reader.join(HOME_WITHIN)
        if self.reader.is_alive():
            print(f"the last till did not come to its end within {HOME_WITHIN} s")
            self.kill()
        self.end()

    def end(self):
        self.reader.join()
        code = self.process.wait()
        with open(os.path.join(WORK, self.name + ".txt"), "r+b") as log:
            whole = log.read().rfind(b"\n") + 1
            log.seek(whole)  # a line that the kill cut short says nothing
            log.truncate()
            if self.killed_at is not None and code == -signal.SIGKILL:
                log.write(f"killed aim={self.aim['phase'] if self.aim else 'end'}\n".encode())
            else:
                log.write(f"ended code={code}\n".encode())


def wait(micros):
    """To the microsecond, as far as the machine lets us."""
    end = time.perf_counter() + micros / 1e6
    if micros > 2_000:
        time.sleep((micros - 1_000) / 1e6)
    while time.perf_counter() < end:
        pass


def aims(kills, seed, kinds):
    """Where each kill is meant to fall: every phase in turn, in an order that the seed decides."""
    chance = random.Random(seed)
    phases = []
    for number in range(kills):
        if not phases:
            phases = sorted(kinds)
            chance.shuffle(phases)
        phase = phases.pop()
        most, micros = kinds[phase]
        yield number, {"phase": phase, "nth": chance.randint(1, most), "micros": chance.randrange(micros)}


def told(name):
    return checktill.story(os.path.join(WORK, name + ".txt"))


def report(number, aim):
    """One line on a kill: where it fell, what had been acknowledged, what came back."""
    story = told(f"run-{number:03d}")
    sold = len(checktill.only(story, "sold"))
    if not checktill.only(story, "opened"):
        place = "before the store was open"
    else:
        cut = checktill.inside(story)
        place = "inside " + " and ".join(f"{one['phase']} ({one['what'][:24]})" for one in cut) if cut \
            else "between two writes"
    back = "nothing yet"
    for fields in checktill.only(told(f"run-{number + 1:03d}"), "found"):
        back = f"basket {fields['basket']}, aside {fields['held']}"
    print(f"kill {number + 1}: aimed at {aim['phase']} {aim['nth']} + {aim['micros']} us, fell {place}; "
          f"{sold} sales acknowledged; then: {back}", flush=True)


def sell_and_kill(given, printers):
    broken = getattr(given, "break")
    common = ["--data", os.path.join(WORK, "till"), "--beside", WORK, "--printer", printers[0].port]
    if broken == "print-before-commit":
        common += ["--paper-first", printers[1].port]
    past = None
    for number, aim in aims(given.kills, given.seed, AIMS_OF_BREAK.get(broken, AIMS)):
        two = broken == "no-lock" and number > 0
        if broken == "no-lock" and not two:
            aim = {"phase": "draft", "nth": 10, "micros": 0}  # alone, until the price list is here
        quick = ["--hurry", "yes"] if two else []
        seed = given.seed * 100_000 + number * 10
        till = Till(f"run-{number:03d}", aim, [*common, *quick, "--seed", seed])
        if two:
            till.told.wait(KILL_WITHIN)
            second = Till(f"second-{number:03d}", {"phase": "end"}, [
                "--data", os.path.join(WORK, "till"), "--beside", WORK, "--printer", printers[1].port,
                "--seed", seed + 5, *quick, "--past-the-lock", "yes"])
            second.told.wait(KILL_WITHIN)
        till.live()
        if two:
            second.kill()
            second.end()
        clear_backups()
        if past:
            report(*past)
        past = (number, aim)
    last = Till(f"run-{given.kills:03d}", None,
                [*common, "--seed", given.seed * 100_000 + given.kills * 10, "--customers", 20])
    last.go_home()
    if past:
        report(*past)


def dump(data, name):
    """The journal as the product writes it out; what it says where it cannot."""
    with open(os.path.join(WORK, name), "wb") as out, \
            open(os.path.join(WORK, name + ".err"), "wb") as errors:
        code = subprocess.call(java(TILL, "dump", "--data", data), stdout=out, stderr=errors)
    return [] if code == 0 else [("unreadable", f"the dump of {data} ended with {code}, see {WORK}/{name}.err")]


def backups():
    """Those that have their name, oldest first."""
    folder = os.path.join(WORK, "backups")
    return [os.path.join(folder, name) for name in sorted(os.listdir(folder)) if not name.endswith(".part")]


def clear_backups():
    """Of all backups the newest complete one is enough."""
    folder, newest = os.path.join(WORK, "backups"), backups()[-1:]
    for name in os.listdir(folder):
        if os.path.join(folder, name) not in newest:
            shutil.rmtree(os.path.join(folder, name))


def dump_all():
    faults = dump(os.path.join(WORK, "till"), "dump.ndjson")
    for newest in backups()[-1:]:
        faults += dump(newest, "backup.ndjson")
        with open(os.path.join(WORK, "backup.name"), "w", encoding="utf-8") as file:
            file.write(os.path.basename(newest))
    return faults


def judge(given, faults):
    broken = getattr(given, "break")
    return judge_broken(broken, faults) if broken else judge_whole(given, faults)


def show(word, faults):
    for kind, fault in faults[:20]:
        print(f"{word} ({kind}): {fault}")


def judge_whole(given, faults):
    long = given.kills >= LONG
    if not faults and long:
        missed = set(AIMS) - {"any"} - set(checktill.places(checktill.Run(WORK)))
        faults = [("empty", f"no kill fell into {phase}") for phase in sorted(missed)]
    show("FAULT", faults)
    print("checked: " + checktill.summary(WORK))
    if faults:
        print(f"{len(faults)} faults; all is kept in {WORK}")
        return 1
    missed = checktill.self_test(WORK, whole=long)
    if missed:
        print(f"NOT FOUND by the checker: {missed}")
        return 1
    print(f"OK: {given.kills} kills, seed {given.seed}: nothing lost, nothing doubled, every damage found")
    return 0


def judge_broken(broken, faults):
    # It sells only: without a mirror or a backup nothing of these is found, or missing.
    faults = [(kind, fault) for kind, fault in faults if kind != "empty"]
    kinds = collections.Counter(kind for kind, _ in faults)
    show("found", faults)
    if not FOUND_BY[broken] & set(kinds):
        print(f"NOT FOUND: the till is broken ({broken}) and the checker says {dict(kinds) or 'all is well'}")
        return 1
    print(f"OK: broken on purpose ({broken}), and found: {dict(kinds)}")
    return 0


def main():
    options = argparse.ArgumentParser(
        prog="bin/campaign till", description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("--kills", type=int, help="how often; 200, and 4 with --break")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--break", choices=sorted(FOUND_BY), help="break the till on purpose")
    given = options.parse_args()
    if given.kills is None:
        given.kills = 4 if getattr(given, "break") else 200
    if given.kills < 1:
        options.error(f"--kills {given.kills}: allowed is 1 or more")
    shutil.rmtree(WORK, ignore_errors=True)
    for folder in ("mirror", "backups"):
        os.makedirs(os.path.join(WORK, folder))
    print(f"seed {given.seed}: {given.kills} kills", flush=True)
    begun = time.monotonic()
    printers = []
    try:
        printers.append(Printer("paper"))
        if getattr(given, "break"):
            printers.append(Printer("paper-2"))
        sell_and_kill(given, printers)
    finally:
        for printer in printers:
            printer.close()
    faults = dump_all()
    print(f"sold and killed for {time.monotonic() - begun:.0f} s")
    return judge(given, faults + checktill.check(WORK))


if __name__ == "__main__":
    sys.exit(main())
