# The two commands: `make run` and `make test`. Everything else is a part of them.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
DATA ?= data-demo
LISTEN ?= 127.0.0.1:8080
UI_SOURCES := $(shell find ui crates -path '*/node_modules' -prune -o -path 'ui/dist' -prune -o \( -path 'ui/*' -o -path '*/ui/*' \) -type f -print 2>/dev/null)

.PHONY: run test dev ui lint unit browser bench clean-demo

run: ui  ## build, make the demonstration site on first use, serve it on http://localhost:8080
	cargo build --quiet --package malines
	@test -e $(DATA)/.demo || { echo "Making the demonstration site in $(DATA) …"; target/debug/malines demo --data-dir $(DATA) && touch $(DATA)/.demo; }
	target/debug/malines serve --data-dir $(DATA) --listen $(LISTEN)

dev: ui  ## like run, with templates and styles read from the source tree at each request
	cargo build --quiet --package malines
	@test -e $(DATA)/.demo || { target/debug/malines demo --data-dir $(DATA) && touch $(DATA)/.demo; }
	(cd ui && npm run --silent watch) & MALINES_DEVELOP=true target/debug/malines serve --data-dir $(DATA) --listen $(LISTEN)

test: lint unit browser  ## all that CI runs

ui: ui/dist/.built

ui/node_modules/.installed: ui/package.json ui/package-lock.json
	cd ui && npm ci --silent --no-audit --no-fund
	@touch $@

ui/dist/.built: ui/node_modules/.installed $(UI_SOURCES)
	cd ui && npm run --silent build
	@touch $@

lint: ui
	cargo fmt --all --check
	cargo clippy --workspace --all-targets --quiet -- -D warnings
	RUSTDOCFLAGS="-D warnings" cargo doc --workspace --no-deps --quiet
	cd ui && npm test --silent

unit: ui
	scripts/with-postgres scripts/cargo-test

browser: ui
	cargo build --quiet --package malines
	scripts/browser-tests

bench: ui
	cargo build --quiet --release --package malines
	bench/run

clean-demo:
	rm -rf $(DATA)
