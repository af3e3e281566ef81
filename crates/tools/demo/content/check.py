"""Checks the demonstration content: `python3 check.py` prints what is wrong and ends with 1, or a summary and 0."""
import json
import re
import sys
import tomllib
from datetime import datetime
from pathlib import Path

HERE = Path(__file__).parent
LANGUAGES = ("fr", "en", "es", "ar")
STATES = {"live", "draft", "archived", "withdrawn"}
LIMITS = {".pdf": 60_000, ".jpg": 250_000, ".odt": 60_000, ".csv": 60_000, ".wav": 120_000, ".webm": 60_000}
problems: list[str] = []


def need(condition: object, what: str) -> None:
    if not condition:
        problems.append(what)


def names(value: dict, where: str) -> None:
    need(set(value) == set(LANGUAGES) and all(value.values()), f"{where}: not in every language")


def file(path: str, where: str) -> None:
    found = HERE / path
    need(found.is_file(), f"{where}: no file {path}")
    if found.is_file():
        need(found.stat().st_size <= LIMITS[found.suffix], f"{where}: {path} is too heavy")
        need(found.suffix != ".pdf" or b"/StructTreeRoot" in found.read_bytes(), f"{where}: {path} is not tagged")


def instant(value: str, where: str) -> None:
    try:
        datetime.strptime(value, "%Y-%m-%dT%H:%M:%S")
    except ValueError:
        problems.append(f"{where}: {value} is not a civil time")


def text(article: dict, language: str) -> None:
    where, words = f"{article['id']} {language}", article["texts"][language]
    need(words["state"] in STATES, f"{where}: state {words['state']}")
    for key in ("overline", "title", "standfirst"):
        need(words.get(key), f"{where}: no {key}")
    for key in ("published", "updated"):
        if key in words:
            instant(words[key], where)
    need(("published" in words) != (words["state"] == "draft"), f"{where}: published and state disagree")
    items = {document["item"] for document in article["documents"]}
    need(set(words.get("documents", {})) == items, f"{where}: titles of documents")
    need(("lead" in article) == ("lead" in words), f"{where}: picture without its words, or the reverse")
    need(("link" in article) == ("link" in words), f"{where}: link without its label, or the reverse")
    markdown = words["body"]["markdown"]
    need(not re.search(r"^# ", markdown, re.M), f"{where}: a heading of the first level in the body")
    need(set(re.findall(r"\[\^\w+\](?!:)", markdown)) == set(re.findall(r"^(\[\^\w+\]):", markdown, re.M)), f"{where}: footnotes")
    for table in re.findall(r"(?:^\|.*\n?)+", markdown, re.M):
        need(len({row.count("|") for row in table.strip().splitlines()}) == 1, f"{where}: a table with uneven rows")
    if language == "fr":
        need(not re.search(r"[^|] [;!?%]|\w :(\s|$)|« | »", markdown.replace("\n", " ")), f"{where}: a plain space before a sign")
    if language == "ar":
        latin = len(re.findall(r"[A-Za-z]", markdown))
        need(latin < len(markdown) / 20, f"{where}: too much that is not Arabic")


lines = (HERE / "articles.jsonl").read_text(encoding="utf-8").splitlines()
articles = [json.loads(line) for line in lines]
need(len({a["id"] for a in articles}) == len(articles), "an id twice")
topics, broader, slugs, former = set(), set(), set(), []
for article in articles:
    where = article["id"]
    instant(article["dated"], where)
    for theme in article["themes"]:
        if "topic" in theme:
            topics.add(theme["topic"])
            broader |= {theme["broader"]} if "broader" in theme else set()
        if "names" in theme:
            names(theme["names"], f"{where} theme")
    if "issuer" in article:
        names(article["issuer"]["name"], f"{where} issuer")
    names(article["contact"].get("unit") or article["contact"]["function"], f"{where} contact")
    need(article["contact"]["email"].endswith(".example"), f"{where}: an address that might be real")
    if "lead" in article:
        file(article["lead"]["file"], where)
    for document in article["documents"]:
        if document["file"]:
            file(document["file"], where)
    former += article.get("former_addresses", [])
    for language, words in article["texts"].items():
        text(article, language)
        for slug in [words.get("slug"), *words.get("former_slugs", [])]:
            need(slug is None or (language, slug) not in slugs, f"{where}: slug {slug} twice")
            slugs.add((language, slug))
            need(slug is None or (len(slug) <= 80 and re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug)), f"{where}: slug {slug}")
need(broader <= topics, f"broader themes that no article carries: {broader - topics}")
need(len(set(former)) == len(former), "a former address twice")
records = [json.loads(line) for line in (HERE / "resources.jsonl").read_text(encoding="utf-8").splitlines()]
for record in records:
    where, facts = record["id"], record["facts"]
    instant(record["dated"], where)
    for path in [d["file"] for d in record.get("documents", [])] + [p["file"] for p in facts.get("pictures", [])]:
        file(path, where)
    for language, words in record["texts"].items():
        need({p["item"] for p in facts.get("pictures", [])} == set(words.get("words", {}).get("alts", {})), f"{where} {language}: a picture without its alternative")
        need({c["item"] for c in facts.get("chapters", [])} == set(words.get("words", {}).get("chapters", {})), f"{where} {language}: a chapter without its title")
events = [json.loads(line) for line in (HERE / "events.jsonl").read_text(encoding="utf-8").splitlines()]
for event in events:
    where, facts = event["id"], event["facts"]
    need(re.fullmatch(r"(\d{4}-\d\d-\d\d|\{[+-]\d+\.[0-6]\})T\d\d:\d\d:\d\d", event["dated"]), f"{where}: {event['dated']}")
    need(facts["sessions"], f"{where}: no day")
    for language, words in event["texts"].items():
        need(facts.get("status") not in ("cancelled", "postponed") or words["words"].get("reason"), f"{where} {language}: no reason")
        need(("series" in facts) == ("series" in words.get("words", {})), f"{where} {language}: a series without its name")
named = {d["file"] for a in articles for d in a["documents"]} | {a["lead"]["file"] for a in articles if "lead" in a}
named |= {d["file"] for r in records for d in r.get("documents", [])} | {p["file"] for r in records for p in r["facts"].get("pictures", [])}
for folder in ("documents", "pictures", "sounds", "films"):
    for path in (HERE / folder).iterdir():
        need(path.is_dir() or f"{folder}/{path.name}" in named, f"{folder}/{path.name} is used by nothing")

site = tomllib.loads((HERE / "site.toml").read_text(encoding="utf-8"))
keys = {page["key"] for page in site["pages"]}
for key in ("name", "tagline"):
    names(site[key], f"site {key}")
names(site["notice"]["text"], "site notice")
for page in site["pages"]:
    need(page.get("parent", page["key"]) in keys, f"page {page['key']}: unknown parent")
    for key in ("slug", "title", "standfirst", "body"):
        names(page[key], f"page {page['key']} {key}")
for menu in site["menus"].values():
    for entry in menu:
        need("page" not in entry or entry["page"] in keys, f"menu: unknown page {entry}")

for problem in problems:
    print(problem)
counts = {language: sum(language in a["texts"] for a in articles) for language in LANGUAGES}
print(f"{len(articles)} articles {counts}, {len(events)} events, {len(records)} records, {len(topics)} topics, {len(keys)} pages, {len(named - {None})} files")
sys.exit(bool(problems))
