"""What a disk may hold after a power cut, from a recording of system calls.

Reads a log of `strace -f -y -xx` and follows the files under one directory. A write is certain once
a sync of its file that began after it has ended (fsync, fdatasync), or with its own end where the
file was opened with O_DSYNC or O_SYNC. Until then each of its 512-byte sectors is there or not, and
so is the file's new length. A sector holds one of the contents it was ever given, never a mixture.
A new name, a rename, a removal is certain once its directory was synced; until then it is there or
not. What is synced by nobody may be there all the same.

  names="strict"     a file's sync says nothing of its name, as POSIX has it
  names="journaled"  a file's sync makes its name and its directories' certain, as ext4, XFS, Btrfs do

No part of the product is used here. `python3 bin/power.py --self-test` tries it on toy logs whose
images are counted by hand.
"""

import itertools
import os
import re

SECTOR = 512

TRACED = (
    "open,openat,openat2,creat,close,dup,dup2,dup3,fcntl,lseek,"
    "write,pwrite64,writev,pwritev,pwritev2,ftruncate,truncate,fallocate,"
    "fsync,fdatasync,sync,syncfs,sync_file_range,msync,mmap,"
    "rename,renameat,renameat2,link,linkat,symlink,symlinkat,unlink,unlinkat,rmdir,mkdir,mkdirat,"
    "copy_file_range,sendfile,splice,io_uring_setup,io_submit"
)

STRING = re.compile(r'"([^"]*)"(\.\.\.)?')
LINE = re.compile(r"^(\d+) +(?:\d+\.\d+ +)?(.*)$", re.S)
RESUMED = re.compile(r"^<\.\.\. (\w+) resumed>(.*)$", re.S)
CALL = re.compile(r"^(\w+)\((.*)\) += (-?\d+|0x[0-9a-f]+|\?)(.*)$", re.S)
NAMED = re.compile(r"<((?:\\x[0-9a-f]{2})+)>")  # what a descriptor is, in hex as all strings
TOKEN = re.compile(r"<[^<>]*>|.", re.S)  # what a descriptor is, or a character
UNFINISHED = " <unfinished ...>"


class Unmodelled(Exception):
    """The recording holds something this model says nothing about: no verdict is possible."""


class Call:
    """One system call: where in the log it began and ended, and what it was told."""

    __slots__ = ("thread", "name", "args", "strings", "result", "begin", "end")

    def __init__(self, thread, text, begin, end):
        self.thread, self.begin, self.end = thread, begin, end
        self.strings = []
        match = CALL.match(NAMED.sub(named, STRING.sub(self._string, text)))
        if not match:
            raise Unmodelled(f"line {end + 1}: not understood: {text[:200]}")
        self.name, args, result, _ = match.groups()
        self.args = split(args)
        self.result = -1 if result == "?" else int(result, 0)

    def _string(self, match):
        if match.group(2):
            raise Unmodelled("the recording cut a string short")
        self.strings.append(unescaped(match.group(1)))
        return f"${len(self.strings) - 1}"

    def number(self, at):
        return int(re.match(r"-?(0x[0-9a-f]+|\d+)", self.args[at]).group(0), 0)

    def text(self, at):
        return os.fsdecode(self.strings[int(self.args[at][1:])])

    def data(self):
        return b"".join(self.strings)


def unescaped(text):
    if re.fullmatch(r"(\\x[0-9a-f]{2})*", text):
        return bytes.fromhex(text.replace("\\x", ""))
    raise Unmodelled(f"a string that is not in hex: {text[:60]}")


def named(match):
    return "<" + os.fsdecode(unescaped(match.group(1))) + ">"


def split(args):
    """Arguments at the top level: the strings are gone, what is in brackets stays together."""
    parts, depth, part = [], 0, ""
    for token in TOKEN.findall(args):
        depth += (token in "[{(") - (token in "]})")
        if token == "," and depth == 0:
            parts.append(part.strip())
            part = ""
        else:
            part += token
    return parts + [part.strip()] if part.strip() else parts


def calls(lines):
    """Each line that begins or ends a call, in order: (is it the end, the call)."""
    moments, open_calls = [], {}
    for number, line in enumerate(lines):
        match = LINE.match(line.rstrip("\n"))
        if not match:
            raise Unmodelled(f"line {number + 1}: not understood: {line[:200]}")
        thread, text = match.groups()
        if text.startswith(("---", "+++")):
            continue
        if text.endswith(UNFINISHED):
            open_calls[thread] = (number, text[: -len(UNFINISHED)])
            continue
        begin = number
        resumed = RESUMED.match(text)
        if resumed:
            if thread not in open_calls:
                raise Unmodelled(f"line {number + 1}: the end of a call without its beginning")
            begin, head = open_calls.pop(thread)
            text = head + resumed.group(2)
        call = Call(thread, text, begin, number)
        moments.append((call.begin, False, call))
        moments.append((call.end, True, call))
    # The program ends in order: what a thread was in the middle of then was not the store's.
    moments.sort(key=lambda moment: (moment[0], moment[1]))
    return [(end, call) for _, end, call in moments]


class Write:
    """Bytes at an offset, certain or not."""

    def __init__(self, file, offset, data):
        self.file, self.offset, self.data = file, offset, data
        self.ended = self.certain = False

    def sectors(self):
        return range(self.offset // SECTOR, (self.offset + len(self.data) - 1) // SECTOR + 1)

    def whole(self):
        return frozenset(self.sectors()), True

    def choices(self):
        sectors = list(self.sectors())
        for bits in itertools.product((False, True), repeat=len(sectors)):
            for length in (False, True):
                yield frozenset(s for s, kept in zip(sectors, bits) if kept), length

    def random(self, chance):
        dice = chance.randrange(4)
        sectors = list(self.sectors())
        if dice == 0:
            return frozenset(), False
        if dice == 1:
            return self.whole()
        if dice == 2:
            return frozenset(sectors[: chance.randrange(len(sectors) + 1)]), chance.random() < 0.5
        return frozenset(s for s in sectors if chance.random() < 0.5), chance.random() < 0.5

    def says(self, choice):
        sectors, length = choice
        what = f"{len(sectors)} of {len(self.sectors())} sectors"
        if len(sectors) == len(self.sectors()):
            what = "kept"
        elif not sectors:
            what = "lost, its length kept" if length else "lost"
        return f"{self.file.path} {self.offset}+{len(self.data)} {what}"


class Flip:
    """Something that is there or not, as a whole."""

    ended = certain = False

    def whole(self):
        return True

    def choices(self):
        return (False, True)

    def random(self, chance):
        return chance.random() < 0.5

    def says(self, choice):
        return f"{self} {'kept' if choice else 'lost'}"


class Length(Flip):
    """A file cut or stretched."""

    def __init__(self, file, size):
        self.file, self.size = file, size

    def __str__(self):
        return f"{self.file.path} cut to {self.size}"


class Naming(Flip):
    """A change of names: (directory, name, what it names or None), done together or not at all."""

    def __init__(self, what, *changes):
        self.what, self.changes = what, changes
        self.unsynced = {directory for directory, _, _ in changes}

    def __str__(self):
        return self.what


class File:
    """A file's content: what is certain, and what was done to it since."""

    def __init__(self, path):
        self.path = path
        self.base = bytearray()
        self.changes = []
        self.size = 0
        self.mapped = False

    def change(self, change):
        self.changes.append(change)
        return change

    def fold(self):
        while self.changes and self.changes[0].certain:
            self._apply(self.base, self.changes.pop(0), None)

    def content(self, chosen):
        """The bytes, where the choices are of what is not certain; what is not named is lost."""
        last = {}
        for at, change in enumerate(self.changes):
            if isinstance(change, Write):
                for sector in self._kept(change, chosen)[0]:
                    last[sector] = at
        data = bytearray(self.base)
        for at, change in enumerate(self.changes):
            if isinstance(change, Length):
                if change.certain or chosen.get(change):
                    self._apply(data, change, None)
            else:
                self._apply(data, change, {s for s in change.sectors() if last.get(s, -1) >= at})
                if self._kept(change, chosen)[1]:
                    self._stretch(data, change.offset + len(change.data))
        return data

    @staticmethod
    def _kept(change, chosen):
        if change.certain:
            return change.whole()
        return chosen.get(change, (frozenset(), False))

    @staticmethod
    def _stretch(data, size):
        if len(data) < size:
            data.extend(bytes(size - len(data)))

    def _apply(self, data, change, sectors):
        if isinstance(change, Length):
            del data[change.size:]
            self._stretch(data, change.size)
            return
        first, end = change.offset, change.offset + len(change.data)
        if sectors is None:
            sectors = change.sectors()
        for sector in sorted(sectors):
            start, stop = max(first, sector * SECTOR), min(end, (sector + 1) * SECTOR)
            self._stretch(data, stop)
            data[start:stop] = change.data[start - first: stop - first]


class Directory:
    def __init__(self, path):
        self.path = path


class Description:
    """An open file: shared by the descriptors that were duplicated from it."""

    def __init__(self, node, flags):
        self.node, self.offset = node, 0
        self.synced = bool(flags & {"O_DSYNC", "O_SYNC"})
        self.appends = "O_APPEND" in flags


class Disk:
    """The files under one directory, as the running program sees them and as the disk may."""

    def __init__(self, root, names="strict", deaf_to=()):
        self.root = os.path.normpath(root)
        self.names, self.deaf_to = names, set(deaf_to)
        self.top = Directory("")
        self.live = {self.top: {}}
        self.certain = {self.top: {}}
        self.namings = []
        self.files = []
        self.descriptors = {}
        self.under_way = {}
        self.counts = {}

    # The tree

    def relative(self, path, base):
        path = os.path.normpath(os.path.join(base, path))
        if path == self.root:
            return ""
        return path[len(self.root) + 1:] if path.startswith(self.root + "/") else None

    def find(self, relative):
        node = self.top
        for part in relative.split("/") if relative else []:
            node = self.live.get(node, {}).get(part)
            if node is None:
                return None
        return node

    def parent(self, relative):
        head, _, name = relative.rpartition("/")
        directory = self.find(head)
        if not isinstance(directory, Directory):
            raise Unmodelled(f"{relative}: its directory is not known")
        return directory, name

    def rename(self, what, *changes):
        naming = Naming(what, *changes)
        for directory, name, node in changes:
            if node is None:
                self.live[directory].pop(name, None)
            else:
                self.live[directory][name] = node
        naming.ended = True
        self.namings.append(naming)

    def new_file(self, relative):
        directory, name = self.parent(relative)
        file = File(relative)
        self.files.append(file)
        self.rename(f"{relative} made", (directory, name, file))
        return file

    def new_directory(self, relative):
        directory, name = self.parent(relative)
        made = Directory(relative)
        self.live[made], self.certain[made] = {}, {}
        self.rename(f"{relative}/ made", (directory, name, made))

    # Durability

    def make_certain(self, changes):
        for change in changes:
            change.certain = True
        for file in {change.file for change in changes}:
            file.fold()

    def make_names_certain(self, namings):
        for naming in namings:
            naming.certain = True
        while self.namings and self.namings[0].certain:
            self.apply(self.certain, self.namings.pop(0))

    @staticmethod
    def apply(tree, naming):
        for directory, name, node in naming.changes:
            if node is None:
                tree[directory].pop(name, None)
            else:
                tree[directory][name] = node

    def sync_began(self, node):
        if isinstance(node, Directory):
            return [n for n in self.namings if node in n.unsynced]
        return [c for c in node.changes if c.ended and not c.certain]

    def sync_ended(self, node, covered):
        if isinstance(node, Directory):
            for naming in covered:
                naming.unsynced.discard(node)
            self.make_names_certain([n for n in covered if not n.unsynced])
            return
        self.make_certain(covered)
        if self.names == "journaled":
            self.make_names_certain(self.names_of(node))

    def names_of(self, node):
        """The changes that gave a file its name, and its directories theirs."""
        found, wanted = [], {node}
        for naming in reversed(self.namings):
            if any(target in wanted for _, _, target in naming.changes):
                found.append(naming)
                wanted |= {directory for directory, _, _ in naming.changes}
        return found

    def uncertain(self):
        changes = [n for n in self.namings if not n.certain]
        for file in self.files:
            changes += [c for c in file.changes if not c.certain]
        return changes

    def image(self, chosen):
        """Path to bytes, or to None for a directory, for a choice of what is not certain."""
        tree = {directory: dict(names) for directory, names in self.certain.items()}
        for naming in self.namings:
            if naming.certain or chosen.get(naming):
                self.apply(tree, naming)
        found = {}

        def walk(directory, path):
            for name, node in sorted(tree[directory].items()):
                if isinstance(node, Directory):
                    found[path + name] = None
                    walk(node, path + name + "/")
                else:
                    found[path + name] = bytes(node.content(chosen))

        walk(self.top, "")
        return found

    def images(self):
        """Every image there can be; for toys."""
        changes = self.uncertain()
        for choice in itertools.product(*(change.choices() for change in changes)):
            yield self.image(dict(zip(changes, choice)))

    def mapped(self):
        return [file for file in self.files if file.mapped]

    # The calls

    def replay(self, moments):
        """Follows the calls; hands over (kind, call) right before a sync has its effect."""
        for ended, call in moments:
            if not ended:
                self.began(call)
            elif call.result >= 0 or call.name == "mmap":
                yield from self.ended(call)

    def began(self, call):
        if call.result < 0:
            return
        if call.name == "close":
            self.descriptors.pop(call.number(0), None)
        elif call.name in ("write", "pwrite64", "writev", "pwritev", "pwritev2"):
            self.write_began(call)
        elif call.name in ("fsync", "fdatasync"):
            description = self.descriptors.get(call.number(0))
            if description:
                self.under_way[call] = (description.node, self.sync_began(description.node))

    def write_began(self, call):
        description = self.descriptors.get(call.number(0))
        if not description or not call.result:
            return
        file, data = description.node, call.data()[: call.result]
        if call.name in ("write", "writev"):
            offset = file.size if description.appends else description.offset
            description.offset = offset + len(data)
        else:
            offset = call.number(3)
        file.size = max(file.size, offset + len(data))
        self.under_way[call] = (description, file.change(Write(file, offset, data)))

    def ended(self, call):
        handler = getattr(self, "do_" + call.name, None)
        if handler:
            yield from handler(call) or ()
        elif self.concerns(call):
            raise Unmodelled(f"line {call.end + 1}: {call.name} on the recorded files")

    def concerns(self, call):
        if call.name in ("io_uring_setup", "io_submit"):
            return True
        if call.name in ("sync", "syncfs"):
            return False  # that more is certain than we think does not hurt
        paths = [os.fsdecode(text) for text in call.strings]
        if any(self.relative(path, "/") is not None for path in paths):
            return True
        return any(
            re.match(r"\d+<", arg) and int(arg.split("<")[0]) in self.descriptors
            for arg in call.args
        )

    def count(self, what, size=0):
        number, total = self.counts.get(what, (0, 0))
        self.counts[what] = (number + 1, total + size)

    def write_ended(self, call):
        if call not in self.under_way:
            return
        description, write = self.under_way.pop(call)
        write.ended = True
        kind = "O_DSYNC " + call.name if description.synced else call.name
        self.count(kind, len(write.data))
        if description.synced:
            yield kind, call
            if kind.split()[0] not in self.deaf_to:
                self.make_certain([write])
                if self.names == "journaled":
                    self.make_names_certain(self.names_of(write.file))

    do_write = do_pwrite64 = do_writev = do_pwritev = do_pwritev2 = write_ended

    def sync_call_ended(self, call):
        if call not in self.under_way:
            return
        node, covered = self.under_way.pop(call)
        self.count(call.name)
        yield call.name, call
        if call.name not in self.deaf_to:
            self.sync_ended(node, covered)

    do_fsync = do_fdatasync = sync_call_ended

    def opened(self, call, path_at, flags, base="/"):
        relative = self.relative(call.text(path_at), base)
        if relative is None:
            self.descriptors.pop(call.result, None)
            return
        node = self.find(relative)
        if node is None:
            if "O_CREAT" not in flags:
                raise Unmodelled(f"{relative} was opened, but nobody made it")
            node = self.new_file(relative)
        elif "O_TRUNC" in flags and node.size:
            self.cut(node, 0)
        self.descriptors[call.result] = Description(node, flags)

    def do_open(self, call):
        self.opened(call, 0, set(call.args[1].split("|")))

    def do_creat(self, call):
        self.opened(call, 0, {"O_CREAT", "O_TRUNC"})

    def do_openat(self, call):
        self.opened(call, 1, set(call.args[2].split("|")), self.base(call.args[0]))

    @staticmethod
    def base(argument):
        match = re.search(r"<(.*)>$", argument)
        return match.group(1) if match else "/"

    def do_close(self, call):
        pass  # it had its effect when it began: the number may be given anew before it ends

    def do_dup(self, call):
        self.duplicated(call)

    do_dup2 = do_dup3 = do_dup

    def do_fcntl(self, call):
        if call.args[1].startswith("F_DUPFD"):
            self.duplicated(call)

    def duplicated(self, call):
        description = self.descriptors.get(call.number(0))
        if description:
            self.descriptors[call.result] = description
        else:
            self.descriptors.pop(call.result, None)

    def do_lseek(self, call):
        description = self.descriptors.get(call.number(0))
        if description:
            description.offset = call.result

    def cut(self, file, size):
        file.size = size
        file.change(Length(file, size)).ended = True

    def do_ftruncate(self, call):
        description = self.descriptors.get(call.number(0))
        if description:
            self.cut(description.node, call.number(1))

    def do_truncate(self, call):
        relative = self.relative(call.text(0), "/")
        if relative is not None:
            self.cut(self.find(relative), call.number(1))

    def do_mmap(self, call):
        if len(call.args) < 6 or "MAP_SHARED" not in call.args[3] or "PROT_WRITE" not in call.args[2]:
            return
        if call.args[4].startswith("-1"):
            return
        description = self.descriptors.get(call.number(4))
        if description:
            description.node.mapped = True

    def do_msync(self, call):
        pass  # what is mapped writable may hold anything: see mapped()

    def do_sync(self, call):
        pass

    do_syncfs = do_sync

    def moved(self, old, new):
        if old is None and new is None:
            return
        if old is None or new is None:
            raise Unmodelled("a file was moved into the recorded files, or out of them")
        node = self.find(old)
        (source, before), (target, after) = self.parent(old), self.parent(new)
        self.rename(f"{old} renamed to {new}", (source, before, None), (target, after, node))

    def do_rename(self, call):
        self.moved(self.relative(call.text(0), "/"), self.relative(call.text(1), "/"))

    def do_renameat(self, call):
        if "RENAME_EXCHANGE" in call.args[-1]:
            raise Unmodelled("RENAME_EXCHANGE")
        self.moved(
            self.relative(call.text(1), self.base(call.args[0])),
            self.relative(call.text(3), self.base(call.args[2])),
        )

    do_renameat2 = do_renameat

    def removed(self, relative):
        if relative is not None:
            directory, name = self.parent(relative)
            self.rename(f"{relative} removed", (directory, name, None))

    def do_unlink(self, call):
        self.removed(self.relative(call.text(0), "/"))

    do_rmdir = do_unlink

    def do_unlinkat(self, call):
        self.removed(self.relative(call.text(1), self.base(call.args[0])))

    def do_mkdir(self, call):
        relative = self.relative(call.text(0), "/")
        if relative:
            self.new_directory(relative)

    def do_mkdirat(self, call):
        relative = self.relative(call.text(1), self.base(call.args[0]))
        if relative:
            self.new_directory(relative)
