"""Toy recordings whose crash images are counted by hand: tries crashes.py. Run by power.py --self-test."""

import random
import re
import unittest

from crashes import Disk, Unmodelled, calls

ROOT = "/d"
A, B, C = b"a" * 512, b"b" * 512, b"c" * 512
FRESH = 'openat(AT_FDCWD</>, "/d/f", O_RDWR|O_CREAT, 0644) = 3</d/f>'
MADE = [
    FRESH,
    'openat(AT_FDCWD</>, "/d", O_RDONLY|O_DIRECTORY) = 4</d>',
    "fsync(4</d>) = 0",
    "close(4</d>) = 0",
]


def hexed(text):
    return "".join(f"\\x{ord(char):02x}" for char in text)


def log(lines):
    """Lines as strace -xx writes them: paths and data in hex, one thread unless the line names it."""
    out = []
    for line in lines:
        thread, text = line if isinstance(line, tuple) else (7, line)
        parts = text.split('"')
        for at in range(1, len(parts), 2):
            parts[at] = hexed(parts[at])
        text = re.sub(r"<(/[^<>]*)>", lambda path: "<" + hexed(path.group(1)) + ">", '"'.join(parts))
        out.append(f"{thread} {text}")
    return out


def put(data, offset, result=None, fd=3):
    text = data.decode("latin-1")
    return f'pwrite64({fd}</d/f>, "{text}", {len(data)}, {offset}) = {len(data) if result is None else result}'


class Replay:
    def __init__(self, lines, **how):
        self.disk = Disk(ROOT, **how)
        self.at_syncs = []
        for what, _ in self.disk.replay(calls(log(lines))):
            self.at_syncs.append((what, self.now()))

    def now(self):
        return {tuple(sorted(image.items())) for image in self.disk.images()}

    def contents(self):
        return {dict(image).get("f") for image in self.now()}


class CrashesTest(unittest.TestCase):
    def test_a_sector_that_nobody_synced_is_there_or_not_and_so_is_the_length(self):
        run = Replay(MADE + [put(A, 0)])
        self.assertEqual(run.contents(), {b"", bytes(512), A})

    def test_a_write_is_torn_between_its_sectors_in_any_way(self):
        run = Replay(MADE + [put(A + B, 0)])
        none = bytes(512)
        self.assertEqual(
            run.contents(), {b"", none + none, A, A + none, none + B, A + B})

    def test_a_write_inside_a_file_is_torn_at_the_disks_sectors_not_at_its_own(self):
        start = [put(A + A, 0), "fdatasync(3</d/f>) = 0"]
        run = Replay(MADE + start + [put(b"x" * 4, 510)])
        self.assertEqual(run.contents(), {
            A + A,
            A[:510] + b"xx" + A,
            A + b"xx" + A[2:],
            A[:510] + b"xxxx" + A[2:],
        })

    def test_what_a_sync_covered_is_always_there(self):
        run = Replay(MADE + [put(A, 0), "fdatasync(3</d/f>) = 0", put(B, 512)])
        self.assertEqual(run.contents(), {A, A + bytes(512), A + B})
        self.assertEqual([what for what, _ in run.at_syncs], ["fsync", "fdatasync"])
        before = {dict(image).get("f") for image in run.at_syncs[1][1]}
        self.assertEqual(before, {b"", bytes(512), A})

    def test_a_sync_that_failed_makes_nothing_certain(self):
        run = Replay(MADE + [put(A, 0), "fdatasync(3</d/f>) = -1 EIO (Input/output error)"])
        self.assertEqual(run.contents(), {b"", bytes(512), A})

    def test_a_write_that_began_before_a_sync_and_ended_after_is_not_covered(self):
        text = A.decode()
        run = Replay(MADE + [
            (8, f'pwrite64(3</d/f>, "{text}", 512, 0 <unfinished ...>'),
            (7, "fdatasync(3</d/f> <unfinished ...>"),
            (8, "<... pwrite64 resumed>) = 512"),
            (7, "<... fdatasync resumed>) = 0"),
        ])
        self.assertEqual(run.contents(), {b"", bytes(512), A})

    def test_a_write_that_took_less_counts_for_what_it_took(self):
        run = Replay(MADE + [put(A + B, 0, result=512)])
        self.assertEqual(run.contents(), {b"", bytes(512), A})

    def test_a_write_that_failed_was_none(self):
        failed = f'pwrite64(3</d/f>, "{A.decode()}", 512, 0) = -1 ENOSPC (No space left on device)'
        self.assertEqual(Replay(MADE + [failed]).contents(), {b""})

    def test_a_write_through_o_dsync_is_certain_and_says_nothing_of_the_others(self):
        run = Replay(MADE + [
            'openat(AT_FDCWD</>, "/d/f", O_WRONLY|O_DSYNC|O_CLOEXEC) = 5</d/f>',
            put(A, 0),
            put(B, 512, fd=5),
        ])
        self.assertEqual(run.contents(), {bytes(512) + B, A + B})
        before = {dict(image).get("f") for image in run.at_syncs[-1][1]}
        self.assertEqual(
            before, {b"", bytes(512), A, bytes(1024), A + bytes(512), bytes(512) + B, A + B})

    def test_a_sector_holds_a_content_it_was_given_never_a_mixture(self):
        run = Replay(MADE + [
            put(A, 0), "fdatasync(3</d/f>) = 0", put(b"x", 0), put(b"y", 1)])
        self.assertEqual(run.contents(), {A, b"x" + A[1:], b"xy" + A[2:]})

    def test_writes_follow_the_offset_of_their_descriptor(self):
        run = Replay(MADE + [
            "lseek(3</d/f>, 512, SEEK_SET) = 512",
            f'writev(3</d/f>, [{{iov_base="{A.decode()}", iov_len=512}}, '
            f'{{iov_base="{B.decode()}", iov_len=512}}], 2) = 1024',
            "dup(3</d/f>) = 6</d/f>",
            f'write(6</d/f>, "{C.decode()}", 512) = 512',
            "fsync(3</d/f>) = 0",
        ])
        self.assertEqual(run.contents(), {bytes(512) + A + B + C})

    def test_a_shorter_length_is_there_or_not(self):
        run = Replay(MADE + [
            put(A + B, 0), "fdatasync(3</d/f>) = 0", "ftruncate(3</d/f>, 512) = 0"])
        self.assertEqual(run.contents(), {A + B, A})

    def test_a_file_that_was_opened_empty_again_may_hold_what_it_held(self):
        run = Replay(MADE + [
            put(A, 0), "fdatasync(3</d/f>) = 0", "close(3</d/f>) = 0",
            'openat(AT_FDCWD</>, "/d/f", O_WRONLY|O_CREAT|O_TRUNC, 0666) = 3</d/f>',
            f'write(3</d/f>, "{B[:4].decode()}", 4) = 4',
        ])
        self.assertEqual(
            run.contents(), {A, b"", bytes(4), b"bbbb", b"bbbb" + A[4:]})

    def test_a_name_without_its_directorys_sync_may_be_lost_with_all_that_was_synced(self):
        lines = [FRESH, put(A, 0), "fsync(3</d/f>) = 0"]
        self.assertEqual(Replay(lines).contents(), {None, A})
        self.assertEqual(Replay(lines, names="journaled").contents(), {A})

    def test_a_rename_is_lost_or_kept_as_a_whole(self):
        run = Replay(MADE + [
            put(A, 0), "fsync(3</d/f>) = 0", 'rename("/d/f", "/d/g") = 0'])
        self.assertEqual(run.now(), {(("f", A),), (("g", A),)})

    def test_a_rename_over_a_file_leaves_one_of_the_two(self):
        run = Replay(MADE + [
            put(A, 0), "fsync(3</d/f>) = 0",
            'openat(AT_FDCWD</>, "/d/n", O_RDWR|O_CREAT, 0644) = 5</d/n>',
            f'pwrite64(5</d/n>, "{B.decode()}", 512, 0) = 512',
            "fsync(5</d/n>) = 0",
            'openat(AT_FDCWD</>, "/d", O_RDONLY) = 4</d>',
            "fsync(4</d>) = 0",
            'rename("/d/n", "/d/f") = 0',
        ])
        self.assertEqual(run.now(), {(("f", A), ("n", B)), (("f", B),)})

    def test_a_rename_is_certain_when_both_directories_were_synced(self):
        lines = MADE + [
            put(A, 0), "fsync(3</d/f>) = 0",
            'mkdir("/d/s", 0777) = 0',
            'openat(AT_FDCWD</>, "/d", O_RDONLY) = 4</d>',
            "fsync(4</d>) = 0",
            'rename("/d/f", "/d/s/f") = 0',
            "fsync(4</d>) = 0",
        ]
        self.assertEqual(
            Replay(lines).now(), {(("f", A), ("s", None)), (("s", None), ("s/f", A))})
        lines += ['openat(AT_FDCWD</>, "/d/s", O_RDONLY) = 5</d/s>', "fsync(5</d/s>) = 0"]
        self.assertEqual(Replay(lines).now(), {(("s", None), ("s/f", A))})

    def test_a_lost_directory_takes_what_was_synced_in_it(self):
        lines = [
            'mkdir("/d/s", 0777) = 0',
            'openat(AT_FDCWD</>, "/d/s/f", O_RDWR|O_CREAT, 0644) = 3</d/s/f>',
            "fsync(3</d/s/f>) = 0",
            'openat(AT_FDCWD</>, "/d/s", O_RDONLY) = 5</d/s>',
            "fsync(5</d/s>) = 0",
        ]
        self.assertEqual(Replay(lines).now(), {(), (("s", None), ("s/f", b""))})
        self.assertEqual(
            Replay(lines, names="journaled").now(), {(("s", None), ("s/f", b""))})

    def test_a_removed_file_may_be_there_still(self):
        run = Replay(MADE + [put(A, 0), "fsync(3</d/f>) = 0", 'unlink("/d/f") = 0'])
        self.assertEqual(run.now(), {(), (("f", A),)})

    def test_a_disk_that_is_deaf_to_a_sync_may_lose_what_it_covered(self):
        lines = MADE + [put(A, 0), "fdatasync(3</d/f>) = 0"]
        self.assertEqual(Replay(lines).contents(), {A})
        self.assertEqual(
            Replay(lines, deaf_to=["fdatasync"]).contents(), {b"", bytes(512), A})

    def test_other_files_are_none_of_our_business(self):
        run = Replay(MADE + [
            'openat(AT_FDCWD</>, "/e/f", O_RDWR|O_CREAT, 0644) = 9</e/f>',
            f'write(9</e/f>, "{A.decode()}", 512) = 512',
            'rename("/e/f", "/e/g") = 0',
            "mmap(NULL, 21, PROT_READ|PROT_WRITE, MAP_SHARED|21<<MAP_HUGE_SHIFT, 9</e/f>, 0) = 0x7f",
        ])
        self.assertEqual(run.now(), {(("f", b""),)})
        self.assertEqual(run.disk.mapped(), [])

    def test_a_file_that_is_mapped_writable_is_named(self):
        run = Replay(MADE + [
            "mmap(NULL, 512, PROT_READ|PROT_WRITE, MAP_SHARED, 3</d/f>, 0) = 0x7f00"])
        self.assertEqual([file.path for file in run.disk.mapped()], ["f"])

    def test_what_the_model_does_not_know_is_refused(self):
        for line in (
            "sync_file_range(3</d/f>, 0, 512, SYNC_FILE_RANGE_WRITE) = 0",
            "fallocate(3</d/f>, 0, 0, 512) = 0",
            'link("/d/f", "/d/g") = 0',
            'rename("/d/f", "/e/f") = 0',
            "io_uring_setup(8, {flags=0}) = 9",
        ):
            with self.assertRaises(Unmodelled, msg=line):
                Replay(MADE + [line])
        with self.assertRaises(Unmodelled):
            list(calls(['7 write(3</d/f>, "\\x61"..., 512) = 512']))

    def test_a_name_is_read_from_the_directory_of_its_descriptor(self):
        run = Replay(MADE + [
            'mkdirat(AT_FDCWD</d>, "s", 0777) = 0',
            'renameat2(AT_FDCWD</d>, "f", AT_FDCWD</d/s>, "f", RENAME_NOREPLACE) = 0',
            'openat(AT_FDCWD</d>, "s", O_RDONLY|O_DIRECTORY) = 5</d/s>',
            "fsync(5</d/s>) = 0",
            'openat(AT_FDCWD</>, "/d", O_RDONLY|O_DIRECTORY) = 5</d>',
            "fsync(5</d>) = 0",
        ])
        self.assertEqual(run.now(), {(("s", None), ("s/f", b""))})

    def test_chance_draws_every_image_there_can_be_and_no_other(self):
        run = Replay(MADE + [
            put(A + B, 0), "fdatasync(3</d/f>) = 0", put(C, 0), put(C + C, 512),
            'rename("/d/f", "/d/g") = 0'])
        possible, drawn = run.now(), set()
        for seed in range(2000):
            chance = random.Random(seed)
            chosen = {change: change.random(chance) for change in run.disk.uncertain()}
            drawn.add(tuple(sorted(run.disk.image(chosen).items())))
        self.assertEqual(drawn, possible)
        self.assertEqual(len(possible), 2 * 2 * 6)


def run():
    result = unittest.TextTestRunner(verbosity=1).run(
        unittest.defaultTestLoader.loadTestsFromTestCase(CrashesTest))
    return result.wasSuccessful() and result.testsRun > 0
