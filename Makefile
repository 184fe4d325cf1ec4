# winnow: build, try, test, install. Everything here works on a fresh Debian 12 with Swift 6.2 or later.

PREFIX ?= /usr/local
DESTDIR ?=
SHARE = $(PREFIX)/share
BUILD ?= .build
SWIFT_FLAGS = --explicit-target-dependency-import-check error

.PHONY: demo test docs rules-image build format lint bench bench-rules install dependencies clean

# Cleans the samples and shows what happened.
demo: build
	@Scripts/demo $(BUILD)/release/winnow

# Everything that must hold before a change is committed.
test: dependencies
	@Scripts/test

# What the program has ready of the packs in rules/; to be made anew when they change.
rules-image: dependencies
	RECORD_SNAPSHOTS=1 swift test --filter PackImageTests/isCurrent

# The documentation of the library, build/docs/Winnow.doccarchive.
docs: dependencies
	@Scripts/docs

build: dependencies
	swift build -c release --product winnow --scratch-path $(BUILD) $(SWIFT_FLAGS) --static-swift-stdlib --disable-local-rpath -Xswiftc -gnone

format:
	swift format --in-place --recursive Package.swift Sources Tests Benchmarks/Matching

lint:
	swift format lint --strict --recursive Package.swift Sources Tests Benchmarks/Matching

# Time and memory, of winnow and of what it is compared with: make bench SIZE=20 ROUNDS=3 ONLY=archive,small
# Without ONLY it writes Benchmarks/RESULTS.md.
SIZE ?= 200
ROUNDS ?= 5
PATIENCE ?= 20
ONLY ?=

bench: build
	python3 Benchmarks/runner --winnow $(BUILD)/release/winnow --size $(SIZE) --rounds $(ROUNDS) \
	  --patience $(PATIENCE) --only '$(ONLY)'

# What the packs in rules/ take out of labelled lines, rightly and wrongly, and what that does to the articles:
# make bench-rules DATA="lines.jsonl …" [LANGUAGE=en]
bench-rules:
ifeq ($(strip $(DATA)),)
	@echo 'make bench-rules DATA=FILES measures the packs in rules/ on articles whose lines are labelled.'
	@echo 'FILES are JSON Lines, one article a line; a label is keep, boilerplate or unsure:'
	@echo '  {"id": "a", "lines": [{"text": "Share", "label": "boilerplate"}, {"text": "It rained.", "label": "keep"}]}'
	@echo 'Any set of that form will do. One can be made of a public benchmark of article extraction, such as'
	@echo 'article-extraction-benchmark of scrapinghub or WCXB: extract the pages with any program and label'
	@echo 'each line by whether the published article text has it. Mind the licences of the pages.'
	@echo 'Beside lines-X.jsonl there may be X.jsonl with {"id", "site", "lang", "input", "gold"}: then the table says what'
	@echo 'happens to the tokens of the articles, on two halves of the sites, with the C4 line filter beside the rules.'
else
	@$(MAKE) --no-print-directory build
	@$(BUILD)/release/winnow rules bench --no-builtin-rules -r rules $(DATA)
	@Scripts/bench-rules $(if $(LANGUAGE),--language $(LANGUAGE)) $(BUILD)/release/winnow \
	  rules$(if $(LANGUAGE),/$(LANGUAGE)) $(DATA)
endif

# The binary, the manual page, and completions where each shell looks for them.
install: build
	install -D -m 755 $(BUILD)/release/winnow $(DESTDIR)$(PREFIX)/bin/winnow
	$(BUILD)/release/winnow man >$(BUILD)/winnow.1
	$(BUILD)/release/winnow completions bash >$(BUILD)/winnow.bash
	$(BUILD)/release/winnow completions zsh >$(BUILD)/winnow.zsh
	$(BUILD)/release/winnow completions fish >$(BUILD)/winnow.fish
	install -D -m 644 $(BUILD)/winnow.1 $(DESTDIR)$(SHARE)/man/man1/winnow.1
	install -D -m 644 $(BUILD)/winnow.bash $(DESTDIR)$(SHARE)/bash-completion/completions/winnow
	install -D -m 644 $(BUILD)/winnow.zsh $(DESTDIR)$(SHARE)/zsh/site-functions/_winnow
	install -D -m 644 $(BUILD)/winnow.fish $(DESTDIR)$(SHARE)/fish/vendor_completions.d/winnow.fish

# Installs the C libraries that are missing, and says so.
dependencies:
	@Scripts/install-libraries

clean:
	rm -rf .build .build-debug .build-release build
