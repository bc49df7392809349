#!/usr/bin/env python3
"""A head office as one writes it in an afternoon, for bin/campaign sync --break naive-server.

It appends every batch it is sent to a file and says that it holds it: no number is checked, no hash, nothing is
forced to the disk. The campaign must find what that costs.

  naive-server.py --data DIR --port PORT

DIR holds state.json (catalogue version) and catalogue.ndjson (one page, as head office serves it).
"""

import argparse
import base64
import gzip
import http.server
import json
import os
import threading
import time


class Office(http.server.ThreadingHTTPServer):
    daemon_threads = True
    allow_reuse_address = True


class Kept:
    def __init__(self, folder):
        self.lock = threading.Lock()
        self.path = os.path.join(folder, "entries.ndjson")
        self.heads = {}
        if os.path.exists(self.path):
            with open(self.path, encoding="utf-8") as file:
                for line in file:
                    self.remember(json.loads(line))
        self.file = open(self.path, "a", encoding="utf-8")

    def remember(self, entry):
        self.heads[entry["till"], entry["epoch"]] = (entry["number"], entry["hash"])

    def append(self, till, epoch, batch):
        with self.lock:
            for entry in batch:
                entry = dict(entry, till=till, epoch=epoch)
                self.remember(entry)
                self.file.write(json.dumps(entry) + "\n")
            self.file.flush()
            return self.heads[till, epoch]

    def state(self, till):
        with self.lock:
            return [{"epoch": epoch, "number": number, "hash": head}
                    for (of, epoch), (number, head) in self.heads.items() if of == till]


class Desk(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def say(self, code, body, kind="application/json"):
        self.send_response(code)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self):
        parts = self.path.split("?")[0].strip("/").split("/")
        if parts[:2] == ["v1", "tills"] and parts[3:] == ["state"]:
            self.say(200, json.dumps(
                {"time": int(time.time() * 1000), "catalogueVersion": self.server.version,
                 "tillVersion": "0.1.0", "epochs": self.server.kept.state(parts[2])}).encode())
        elif parts == ["v1", "catalogue"]:
            self.say(200, self.server.catalogue, "application/x-ndjson")
        else:
            self.say(404, b"{}")

    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0))) \
            if "Content-Length" in self.headers else self.chunks()
        if self.headers.get("Content-Encoding") == "gzip":
            body = gzip.decompress(body)
        _, _, till, _, epoch, what = self.path.strip("/").split("/")
        if what != "journal":
            self.say(404, b"{}")
            return
        *lines, _ = body.decode().strip().split("\n")
        batch = [json.loads(line) for line in lines]
        for entry in batch:
            base64.b64decode(entry["document"])
        number, head = self.server.kept.append(till, epoch, batch)
        self.say(200, json.dumps(
            {"number": number, "hash": head, "parked": [], "nextBatch": 500, "retryAfterMs": 0}).encode())

    def do_PUT(self):
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.say(404, b"{}")

    def chunks(self):
        body = b""
        while size := int(self.rfile.readline(), 16):
            body += self.rfile.read(size)
            self.rfile.readline()
        self.rfile.readline()
        return body

    def log_message(self, *what):
        pass


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--data", required=True)
    options.add_argument("--port", type=int, required=True)
    given = options.parse_args()
    office = Office(("127.0.0.1", given.port), Desk)
    office.kept = Kept(given.data)
    with open(os.path.join(given.data, "state.json"), encoding="utf-8") as file:
        office.version = json.load(file)["catalogueVersion"]
    with open(os.path.join(given.data, "catalogue.ndjson"), "rb") as file:
        office.catalogue = file.read()
    office.serve_forever()


if __name__ == "__main__":
    main()
