"""The processes of bin/synccampaign.py: head office, where it keeps everything, the line, the tills.

Each is a real process, started, killed and started again on what it left. What is counted and told goes to
a Story, a line each.
"""

import collections
import glob
import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import threading
import time

TILL = "dev.evertill.till.app.Main"
ONLINE_TILL = "dev.evertill.till.campaign.OnlineTill"
POSTGRES = "sync/server/src/test/resources/dev/evertill/sync/server/postgres.sh"
NAIVE = "bin/campaign.d/naive-server.py"
PASSWORD = "campaign"
WAIT = 60


class Failed(Exception):
    """The campaign itself cannot go on: something did not start, or did not do what it was told."""


def java(*arguments):
    home = os.environ.get("JAVA_HOME")
    return [
        os.path.join(home, "bin", "java") if home else "java",
        "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-Xmx192m", *map(str, arguments)]


def of_till(program, *arguments):
    """A program of the till, or one that only a campaign starts."""
    with open("pos-app/target/campaign/class-path", encoding="utf-8") as file:
        libraries = file.read().strip()
    return java(
        "-Djava.library.path=pos-app/target/objectbox/native",
        "-cp", f"pos-app/target/test-classes:pos-app/target/classes:{libraries}", program, *arguments)


def office(*arguments):
    """Head office as it is shipped, whatever it is told to do."""
    return java("-jar", "installer/target/evertill/head-office.jar", *arguments)


def run(command, errors, **more):
    """What a program that ends by itself says; its errors go to a file."""
    with open(errors, "ab") as file:
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=file, timeout=300, **more)
    if done.returncode:
        raise Failed(f"{' '.join(command[-6:])} ended with {done.returncode}, see {errors}")
    return done.stdout.decode()


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def until(what, happened, seconds=WAIT, look_again=0.05):
    end = time.monotonic() + seconds
    while not happened():
        if time.monotonic() > end:
            raise Failed(f"{what} did not happen within {seconds} s")
        time.sleep(look_again)


def answers(port):
    try:
        socket.create_connection(("127.0.0.1", port), timeout=0.2).close()
        return True
    except OSError:
        return False


class Story:
    """What was done to the shop, a line each, for the checker and for people."""

    def __init__(self, folder, begun):
        self.file = open(os.path.join(folder, "story.txt"), "w", encoding="utf-8")
        self.begun = begun
        self.counts = collections.Counter()
        self.lock = threading.Lock()

    def tell(self, word, **fields):
        with self.lock:
            self.write(word, fields)

    def write(self, word, fields):
        self.counts[word] += 1
        text = " ".join([word, f"at={time.monotonic() - self.begun:.1f}",
                         *(f"{name}={str(value).replace(' ', '_')}" for name, value in fields.items())])
        self.file.write(text + "\n")
        self.file.flush()
        if word not in ("cut", "send-pressed"):
            print("  " + text, flush=True)


class Sqlite:
    """One file in head office's directory."""

    name = "sqlite"

    def __init__(self, work):
        self.work = work
        self.file = os.path.join(work, "office", "headoffice.sqlite")

    def options(self):
        return []

    def start(self):
        os.makedirs(os.path.dirname(self.file), exist_ok=True)

    def copy(self, to):
        """While head office writes: SQLite's own backup, which is whole."""
        source, copy = sqlite3.connect(self.file), sqlite3.connect(to)
        source.execute("pragma busy_timeout = 30000")
        source.backup(copy)
        copy.close()
        source.close()

    def put_back(self, copy):
        """While nobody has it open."""
        for left in glob.glob(self.file + "*"):
            os.remove(left)
        shutil.copyfile(copy, self.file)

    def close(self):
        pass


class Postgres:
    """A PostgreSQL of the campaign's own, with real syncs, which ends with the campaign."""

    name = "postgresql"

    def __init__(self, work):
        self.work = work
        self.port = free_port()
        found = sorted(glob.glob("/usr/lib/postgresql/*/bin/postgres"),
                       key=lambda path: int(path.split("/")[4]))
        if not found:
            raise Failed("no PostgreSQL in /usr/lib/postgresql")
        self.bin = os.path.dirname(found[-1])
        self.process = None

    def options(self):
        return ["--storage", f"jdbc:postgresql://127.0.0.1:{self.port}/office?user=office&password={PASSWORD}"]

    def start(self):
        with open(POSTGRES, encoding="utf-8") as file:
            script = file.read()
        nobody = ["runuser", "-u", "postgres", "--"] if os.getuid() == 0 else []
        self.process = subprocess.Popen(
            [*nobody, "sh", "-c", script, "postgres.sh", self.bin, str(self.port), PASSWORD], cwd="/",
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        self.order("start", "server started")
        self.sql("postgres", "create database office")

    def order(self, order, expected):
        self.process.stdin.write(order + "\n")
        self.process.stdin.flush()
        said = self.process.stdout.readline()
        if expected not in said:
            raise Failed(f"PostgreSQL was told to {order} and says {said}")

    def crash(self):
        """As if its machine had lost power, but for what the operating system holds."""
        self.order("stop", "server stopped")
        self.order("start", "server started")

    def tool(self, name, *arguments):
        return run([os.path.join(self.bin, name), "-h", "127.0.0.1", "-p", str(self.port), "-U", "office",
                    *arguments], os.path.join(self.work, "postgres-tools.err"),
                   env=dict(os.environ, PGPASSWORD=PASSWORD))

    def sql(self, database, statement):
        return self.tool("psql", "-d", database, "-v", "ON_ERROR_STOP=1", "-qAtc", statement)

    def copy(self, to):
        """While head office writes: a dump of one moment."""
        self.tool("pg_dump", "-d", "office", "-Fc", "-f", to)

    def put_back(self, copy):
        self.sql("postgres", "drop database office with (force)")
        self.sql("postgres", "create database office")
        self.tool("pg_restore", "-d", "office", "--exit-on-error", copy)

    def close(self):
        if self.process:
            self.process.stdin.close()
            self.process.wait()


class HeadOffice:
    """One process that serves. Several may serve what is in one storage."""

    def __init__(self, work, storage, name, options):
        self.work, self.storage, self.name, self.options = work, storage, name, options
        self.data = os.path.join(work, "office")
        self.port = free_port()
        self.process = None
        self.log = os.path.join(work, name + ".log")

    def start(self):
        command = office("serve", "--data", self.data, "--port", self.port, *self.storage.options(), *self.options)
        with open(self.log, "ab") as log:
            self.process = subprocess.Popen(command, stdout=log, stderr=log)

    def is_open(self):
        until(f"{self.name} listens", self.listens)

    def listens(self):
        if self.process.poll() is not None:
            raise Failed(f"{self.name} ended with {self.process.returncode}, see {self.log}")
        return answers(self.port)

    def kill(self):
        if self.process and self.process.poll() is None:
            self.process.kill()
            self.process.wait()

    def stop_for(self, seconds):
        stall(self.process, seconds)


class NaiveOffice(HeadOffice):
    """Stands in for head office: keeps what it is sent, batch by batch, and checks nothing."""

    def start(self):
        with open(self.log, "ab") as log:
            self.process = subprocess.Popen(
                ["python3", NAIVE, "--data", self.data, "--port", str(self.port)], stdout=log, stderr=log)


def stall(process, seconds):
    """It is there, its connections stay open, and nothing moves."""
    if process.poll() is None:
        process.send_signal(signal.SIGSTOP)
        try:
            time.sleep(seconds)
        finally:
            process.send_signal(signal.SIGCONT)


# In thousandths of the calls. The proxy throws its own dice: these fall differently each time.
ON_THE_LINE = {"answer-lost": 50, "request-cut": 20, "429": 15, "503": 15}
# Answers to what was sent are worth losing, those to questions less so.
ONLY = {"answer-lost": " { method POST }"}
PROXY = """\
global
  log stdout format raw local0
  stats socket ipv4@127.0.0.1:{orders} level admin
  maxconn 2000
defaults
  log global
  timeout connect 2s
  timeout client 60s
  timeout server 60s
  timeout http-keep-alive 60s
# An empty file instead of an answer: the connection is closed, and nothing was said.
frontend plain
  mode http
  bind 127.0.0.1:{plain}
  log-format "fault=%[var(txn.fault)] %ts %ST"
  errorfile 502 /dev/null
  errorfile 503 /dev/null
{dice}
  http-request return status 429 content-type application/problem+json string "{{}}" hdr Retry-After 1 if {{ var(txn.fault) -m str 429 }}
  http-request return status 503 content-type application/problem+json string "{{}}" hdr Retry-After 1 if {{ var(txn.fault) -m str 503 }}
  http-request deny deny_status 502 if {{ var(txn.fault) -m str request-cut }}
  http-response deny deny_status 502 if {{ var(txn.fault) -m str answer-lost }}
  default_backend plain
backend plain
  mode http
  errorfile 502 /dev/null
  errorfile 503 /dev/null
  server office 127.0.0.1:{plain_office}
frontend tls
  mode tcp
  bind 127.0.0.1:{tls}
  log-format "connection %ts %B"
  tcp-request connection reject if {{ rand(1000) lt 30 }}
  default_backend tls
backend tls
  mode tcp
  server office 127.0.0.1:{tls_office}
"""


class Line:
    """Between tills and head office: HAProxy, which loses, cuts, refuses and stalls."""

    WAYS = ("plain", "tls")

    def __init__(self, work, plain_office, tls_office, often=1):
        self.orders = free_port()
        self.config = os.path.join(work, "haproxy.cfg")
        self.log = os.path.join(work, "haproxy.log")
        self.ports = {way: free_port() for way in self.WAYS}
        dice = "\n".join(
            f"  http-request set-var(txn.fault) str({fault}) if {{ rand(1000) lt {share * often} }}"
            + ONLY.get(fault, "") + " !{ var(txn.fault) -m found }" for fault, share in ON_THE_LINE.items())
        with open(self.config, "w", encoding="utf-8") as file:
            file.write(PROXY.format(orders=self.orders, dice=dice, plain_office=plain_office,
                                    tls_office=tls_office, **self.ports))
        self.process = None

    def start(self):
        with open(self.log, "ab") as log:
            self.process = subprocess.Popen(["haproxy", "-f", self.config], stdout=log, stderr=log)
        until("the line is there", self.listens)

    def listens(self):
        if self.process.poll() is not None:
            raise Failed(f"the line is not there, see {self.log}")
        return all(answers(port) for port in self.ports.values())

    def order(self, text):
        with socket.create_connection(("127.0.0.1", self.orders), timeout=5) as admin:
            admin.sendall(text.encode() + b"\n")
            said = b""
            while more := admin.recv(4096):
                said += more
        return said.decode()

    def cut(self, way):
        """Every connection, wherever it is in its talk."""
        self.order(f"shutdown sessions server {way}/office")

    def down(self, way):
        self.order(f"disable frontend {way}")
        self.cut(way)

    def up(self, way):
        self.order(f"enable frontend {way}")

    def stop_for(self, seconds):
        stall(self.process, seconds)

    def is_well(self):
        """From now on it only carries."""
        for way in self.WAYS:
            if not answers(self.ports[way]):
                self.up(way)

    def faults(self):
        """By kind, as far as the proxy tells."""
        found = collections.Counter()
        with open(self.log, encoding="utf-8", errors="replace") as file:
            for line in file:
                if line.startswith("fault=") and not line.startswith("fault=- "):
                    found[line.split(" ")[0][len("fault="):]] += 1
        return found

    def close(self):
        if self.process and self.process.poll() is None:
            self.process.kill()
            self.process.wait()


class Till:
    """One till's directory, witness, paper, and whichever process sells there."""

    def __init__(self, work, folder, name, address, seed, rate, clock):
        self.folder, self.name, self.address = folder, name, address
        self.seed, self.rate = seed, rate
        self.place = os.path.join(work, "tills", folder)
        self.data, self.witness = os.path.join(self.place, "data"), os.path.join(self.place, "witness")
        self.stories = os.path.join(work, "told")
        os.makedirs(self.place, exist_ok=True)
        os.makedirs(self.stories, exist_ok=True)
        self.clock = os.path.join(self.place, "clock") if clock else None
        if clock:
            self.set_clock("+0")
        self.lives, self.sold, self.pruned = 0, 0, []
        self.process = self.reader = None
        self.state, self.states = {}, 0
        self.sells = False
        self.ready = threading.Event()

    def set_clock(self, text):
        """What libfaketime reads once a second."""
        with open(self.clock + ".new", "w", encoding="utf-8") as file:
            file.write(text + "\n")
        os.replace(self.clock + ".new", self.clock)

    def environment(self):
        if not self.clock:
            return None
        # Its waits are on the steady clock, which is to stay steady.
        return dict(os.environ, LD_PRELOAD=fake_clock(), FAKETIME_TIMESTAMP_FILE=os.path.abspath(self.clock),
                    FAKETIME_CACHE_DURATION="1", FAKETIME_DONT_FAKE_MONOTONIC="1",
                    FAKETIME_FORCE_MONOTONIC_FIX="0")

    def start(self):
        self.lives += 1
        self.ready.clear()
        self.state, self.states = {}, 0
        # Another life has other chances: two that are alike would write the same entries twice.
        seed = self.seed * 1_000 + self.lives
        command = of_till(
            ONLINE_TILL, "--till", self.name, "--data", self.data, "--witness", self.witness,
            "--head-office", self.address, "--printer", "file:" + os.path.join(self.place, "paper.bin"),
            "--seed", seed, "--rate", self.rate, "--price-list", os.path.join(self.place, "prices.txt"))
        with open(os.path.join(self.place, "errors.txt"), "ab") as errors:
            self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                            stderr=errors, env=self.environment())
        self.reader = threading.Thread(target=self.read, args=(self.process, self.lives))
        self.reader.start()
        self.sells = False

    def read(self, process, life):
        with open(os.path.join(self.stories, f"{self.folder}-{life:03d}.txt"), "wb") as log:
            for line in process.stdout:
                log.write(line)
                log.flush()
                word, *fields = line.decode().split() or [""]  # a library may say something too
                if word == "state":
                    self.state = dict(field.split("=", 1) for field in fields)
                    self.states += 1
                self.sold += word == "sold"
                if word == "pruned":
                    self.pruned.append(int(fields[0].split("=", 1)[1]))
                if word == "opened":
                    self.ready.set()
        self.ready.set()

    def order(self, text):
        try:
            self.process.stdin.write(text.encode() + b"\n")
            self.process.stdin.flush()
        except (BrokenPipeError, ValueError):
            pass  # it was killed meanwhile, or ended by itself, which is seen by its code
        if text in ("sell", "rest"):
            self.sells = text == "sell"

    def is_open(self, seconds=WAIT):
        self.ready.wait(seconds)
        if self.process.poll() is not None:
            raise Failed(f"till {self.folder} ended with {self.process.returncode}, see {self.place}/errors.txt")
        return self

    def fresh(self):
        """What it told after this call."""
        before = self.states
        until(f"till {self.folder} tells its state",
              lambda: self.states > before + 1 or self.process.poll() is not None)
        return self.state

    def kill(self):
        if self.process.poll() is None:
            self.process.kill()
            self.end("killed")

    def go_home(self):
        """Waits until it has done what it was told and closed."""
        try:
            self.process.wait(WAIT)
        except subprocess.TimeoutExpired:
            self.kill()
            raise Failed(f"till {self.folder} did not close within {WAIT} s") from None
        self.end(f"ended code={self.process.returncode}")

    def end(self, how):
        self.process.wait()
        self.reader.join()
        self.process.stdin.close()
        self.process.stdout.close()
        with open(os.path.join(self.stories, f"{self.folder}-{self.lives:03d}.txt"), "r+b") as log:
            log.seek(log.read().rfind(b"\n") + 1)  # a line that the kill cut short says nothing
            log.truncate()
            log.write(how.encode() + b"\n")


def fake_clock():
    found = glob.glob("/usr/lib/*/faketime/libfaketimeMT.so.1")
    if not found:
        raise Failed("libfaketime is not here: the Debian package faketime has it")
    return os.path.abspath(found[0])
