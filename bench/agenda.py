"""Measures the pages of the agenda (README.md says how) and prints a table; called by `agenda`.

`lines` prints as many events as are asked for: over ten years around the present, of all kinds, with hours and without, some of
several days, some that come again. Without a word it serves the base with a cache of no bytes, so that nothing is kept, and asks for
each page some times. What counts is the server's own time of each request, as its log says it.
"""

import http.client, json, os, re, socket, statistics, subprocess, sys, tempfile, time
from datetime import date, timedelta
from pathlib import Path

BENCH = Path(__file__).resolve().parent
EVENTS, ROUNDS = int(os.environ["EVENTS"]), int(os.environ["ROUNDS"])
BUDGET = 50_000
DATA = BENCH / "out" / f"agenda-{EVENTS}"
KINDS = ["meeting", "conference", "mission", "training", "online", "deadline"]
THEMES = ["migration", "water", "twinning", "city-networks", "risk"]


def event(number, today):
    day = today + timedelta(days=(number * 3653) // EVENTS - 1826)
    session = {"item": "a", "starts": day.isoformat()}
    if number % 3:
        hour = 8 + number % 10
        session = {"item": "a", "starts": f"{day}T{hour:02}:30:00", "ends": f"{day}T{hour + 1:02}:15:00"}
    elif number % 2:
        session["ends"] = (day + timedelta(days=number % 5)).isoformat()
    facts = {"type": KINDS[number % 6], "sessions": [session], "languages": ["fr"]}
    if number % 100 == 0:
        facts["recurrence"] = {"rule": "FREQ=WEEKLY;COUNT=10"}
    text = {
        "title": f"Rendez-vous {number:05} du groupe",
        "state": "live",
        "place": "Exemple-sur-Lys",
        "standfirst": "Les membres du groupe font le point sur les partenariats de l’année.",
        "body": {"markdown": "Ordre du jour, puis échanges."},
    }
    return {
        "id": f"bench-{number}",
        "kind": "event",
        "dated": f"{min(day, today)}T08:00:00",
        "themes": [{"topic": THEMES[number % 5]}],
        "facts": facts,
        "texts": {"fr": text},
    }


class Server:
    """The server, with its log."""

    def __enter__(self):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        env = {**os.environ, "RUST_LOG": "warn,malines::request=info", "NO_COLOR": "1"}
        (DATA / "malines.toml").write_text("cache_bytes = 0\n", encoding="utf-8")
        command = [os.environ["MALINES_BIN"], "serve", "--data-dir", str(DATA), "--listen", f"127.0.0.1:{self.port}"]
        self.log = tempfile.TemporaryFile("w+", encoding="utf-8")
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=self.log, env=env)
        begun = time.monotonic()
        while self.status("/readyz") != 200:
            if self.process.poll() is not None or time.monotonic() - begun > 60:
                sys.exit("the server did not start")
            time.sleep(0.05)
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(20)

    def status(self, path):
        try:
            return self.ask(path)[0]
        except OSError:
            return 0

    def ask(self, path):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        try:
            connection.request("GET", path, headers={"Host": f"127.0.0.1:{self.port}"})
            answer = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()

    def micros(self, path):
        """The server's own time of each of some requests, and the bytes of the last answer."""
        begin = self.log.seek(0, os.SEEK_END)
        for _ in range(ROUNDS):
            status, body = self.ask(path)
            if status != 200:
                sys.exit(f"{path} answers {status}")
        time.sleep(0.1)
        self.log.seek(begin)
        bare = path.split("?")[0]
        own = [re.sub(r"\x1b\[[0-9;]*m", "", line) for line in self.log]
        own = [line for line in own if f'path="{bare}"' in line]
        if any("hit=true" in line for line in own):
            sys.exit(f"{path} came from the cache")
        return [int(re.search(r"micros=(\d+)", line)[1]) for line in own], len(body)


def measure():
    today = date.today()
    pages = [
        ("coming", "/fr/agenda"),
        ("a month", f"/fr/agenda/{today:%Y/%m}"),
        ("a year", f"/fr/agenda/{today:%Y}"),
        ("coming, of a theme", "/fr/agenda?theme=eau-et-assainissement"),
        ("calendar", "/fr/agenda.ics"),
        ("calendar of a theme", "/fr/agenda.ics?theme=eau-et-assainissement"),
    ]
    over = []
    print(f"| {EVENTS} events, not from the cache | median ms | slowest ms | kB |\n| --- | ---: | ---: | ---: |")
    with Server() as server:
        for name, path in pages:
            micros, size = server.micros(path)
            median = statistics.median(micros)
            print(f"| {name} | {median / 1000:.1f} | {max(micros) / 1000:.1f} | {size / 1000:.0f} |")
            if median > BUDGET and name in ("a month", "calendar"):
                over.append(name)
    sys.exit(f"over {BUDGET // 1000} ms: {', '.join(over)}" if over else 0)


if sys.argv[1:] == ["lines"]:
    for number in range(EVENTS):
        print(json.dumps(event(number, date.today()), ensure_ascii=False))
else:
    measure()
