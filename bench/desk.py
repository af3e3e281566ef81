"""Measures the pages of the desk (README.md says how) and prints a table; called by `desk`.

Somebody is invited on the machine, follows the link of the invitation as a browser would, and asks for each page some times.
What counts is the server's own time of each request, as its log says it; the median and the slowest are shown.
"""

import html.parser, http.client, os, re, socket, statistics, subprocess, sys, tempfile, time
from pathlib import Path
from urllib.parse import urlencode

BENCH = Path(__file__).resolve().parent
BINARY, ARTICLES, ROUNDS = os.environ["MALINES_BIN"], int(os.environ["ARTICLES"]), int(os.environ["ROUNDS"])
PAGE, SAVE = 50_000, 100_000
DATA = BENCH / "out" / f"base-{ARTICLES}"


class Form(html.parser.HTMLParser):
    """What the form of id `edit` would send, untouched."""

    def __init__(self, text):
        super().__init__()
        self.inside, self.area, self.select, self.pairs = False, None, "", []
        self.feed(text)

    def handle_starttag(self, tag, pairs):
        own = dict(pairs)
        if tag == "form":
            self.inside = own.get("id") == "edit"
        if not self.inside:
            return
        name, kind = own.get("name"), own.get("type", "text")
        if tag == "input" and name and kind not in ("checkbox", "radio", "submit", "file"):
            self.pairs.append((name, own.get("value", "")))
        if tag == "input" and name and kind in ("checkbox", "radio") and "checked" in own:
            self.pairs.append((name, own.get("value", "")))
        if tag == "textarea" and name:
            self.area = [name, ""]
        if tag == "select":
            self.select = name
        if tag == "option" and "selected" in own:
            self.pairs.append((self.select, own.get("value", "")))

    def handle_data(self, data):
        if self.area:
            self.area[1] += data

    def handle_endtag(self, tag):
        if tag == "textarea" and self.area:
            self.pairs.append((self.area[0], self.area[1].removeprefix("\n")))
            self.area = None
        if tag == "form":
            self.inside = False


class Desk:
    """The server, and somebody signed in to it."""

    def __enter__(self):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        listen = f"127.0.0.1:{self.port}"
        env = {**os.environ, "RUST_LOG": "warn,malines::request=info", "NO_COLOR": "1"}
        command = [BINARY, "serve", "--data-dir", str(DATA), "--listen", listen]
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
            return self.ask("GET", path)[0]
        except OSError:
            return 0

    def ask(self, method, path, pairs=None, cookie=None):
        """Status, headers, text."""
        headers = {"Host": f"127.0.0.1:{self.port}", "Sec-Fetch-Site": "same-origin", "Accept": "text/html"}
        if cookie:
            headers["Cookie"] = cookie
        body = None
        if pairs is not None:
            headers["Content-Type"], body = "application/x-www-form-urlencoded", urlencode(pairs)
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        try:
            connection.request(method, path, body=body, headers=headers)
            answer = connection.getresponse()
            return answer.status, answer.headers, answer.read().decode("utf-8", "replace")
        finally:
            connection.close()

    def sign_in(self):
        """By the link of an invitation; a button spends it."""
        address = "bench@exemple-sur-lys.example"
        said = subprocess.run(
            [BINARY, "user", "invite", address, "--role", "administrator", "--data-dir", str(DATA)],
            capture_output=True, text=True, check=True,
        ).stdout
        token = re.search(r"token=([\w-]+)", said)[1]
        _, _, page = self.ask("GET", f"/desk/links?token={token}")
        pairs = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page) or [("token", token)]
        pairs += [("name", "Camille Exemple"), ("language", "fr")]
        status, headers, _ = self.ask("POST", "/desk/links", pairs)
        cookies = [line.split(";")[0] for line in headers.get_all("Set-Cookie") or []]
        if status != 303 or not cookies:
            sys.exit(f"signing in failed: {status}")
        self.cookie = "; ".join(cookies)

    def micros(self, method, path, times, pairs=None, expected=(200, 303)):
        """The server's own time of each of so many requests."""
        begin = self.log.seek(0, os.SEEK_END)
        for _ in range(times):
            sent = pairs() if pairs else None
            status, _, text = self.ask(method, path, sent, self.cookie)
            if status not in expected:
                sys.exit(f"{method} {path} answers {status}\n{text[:2000]}")
        bare = path.split("?")[0]
        time.sleep(0.1)
        self.log.seek(begin)
        lines = [re.sub(r"\x1b\[[0-9;]*m", "", line) for line in self.log]
        own = [line for line in lines if f"method={method}" in line and f'path="{bare}"' in line]
        return [int(re.search(r"micros=(\d+)", line)[1]) for line in own]


def long_text(number):
    """Twenty thousand words in three hundred paragraphs, others each time."""
    paragraph = " ".join(f"mot{(number * 7 + word) % 997}" for word in range(66))
    return "\n\n".join(f"{paragraph} {number} {at}." for at in range(300))


def main():
    rows = []

    def figure(what, taken, limit):
        median, worst = statistics.median(taken) / 1000, max(taken) / 1000
        rows.append((what, f"{median:.1f} ms", f"{worst:.1f} ms", f"≤ {limit // 1000} ms", "yes" if median * 1000 <= limit else "**no**"))
        print("  " + " · ".join(rows[-1]), file=sys.stderr, flush=True)

    with Desk() as desk:
        desk.sign_in()
        _, _, listed = desk.ask("GET", "/desk/articles", cookie=desk.cookie)
        text = re.search(r'href="(/desk/articles/[0-9a-f-]{36}/[a-z]{2})"', listed)[1]
        work = text.rsplit("/", 1)[0]
        last = "/desk/articles?after=0~ffffffff-ffff-ffff-ffff-ffffffffffff"
        pages = [
            "/desk", "/desk/articles", last, "/desk/articles?state=live", "/desk/articles?state=writing",
            "/desk/articles?state=archived", "/desk/articles?without=ar", "/desk/articles?q=eau",
            "/desk/articles?q=introuvable", "/desk/publications.json?q=eau", "/desk/translations",
            "/desk/translations?language=ar&state=missing", "/desk/translations?state=stale", "/desk/filters",
            "/desk/pages", text, f"{text}/history", f"{text}/preview", f"{work}/publishing", f"{text}/presence",
            "/desk/media", "/desk/media?q=guide", "/desk/media?unused=yes", "/desk/home", "/desk/themes",
            "/desk/contacts", "/desk/redirects", "/desk/menus", "/desk/settings", "/desk/users", "/desk/audit",
        ]
        for page in pages:
            figure(page.replace(work, "/desk/articles/ID"), desk.micros("GET", page, ROUNDS), PAGE)
        _, headers, _ = desk.ask("POST", "/desk/articles/new", [("title", "Un texte long"), ("language", "fr")], desk.cookie)
        made = headers["Location"].split("?")[0]
        count = iter(range(1, 1000))

        def form():
            pairs = Form(desk.ask("GET", made, cookie=desk.cookie)[2]).pairs
            kept = [(name, value) for name, value in pairs if name not in ("markdown", "document")]
            return [*kept, ("markdown", long_text(next(count)))]

        figure("saving 20,000 words", desk.micros("POST", made, ROUNDS, form), SAVE)
        figure("… and the form that shows them", desk.micros("GET", made, ROUNDS), PAGE)
    head = ["page", "median", "slowest", "budget", "met"]
    lines = [head, ["---"] * 5, *rows]
    table = "\n".join("| " + " | ".join(line) + " |" for line in lines)
    (BENCH / "out" / "desk.md").write_text(table + "\n", encoding="utf-8")
    print(f"\n{ARTICLES:,} articles, {ROUNDS} requests a page, the server's own time\n\n{table}")


main()
