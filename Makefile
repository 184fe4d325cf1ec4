# winnow: build, try, test, install. Everything here works on a fresh Debian 12 with Swift 6.2 or later.

PREFIX ?= /usr/local
DESTDIR ?=
BUILD ?= .build
SWIFT_FLAGS = --explicit-target-dependency-import-check error

.PHONY: demo test build format lint install dependencies clean

# Cleans the samples and shows what happened.
demo: build
	@Scripts/demo $(BUILD)/release/winnow

# Everything that must hold before a change is committed.
test: dependencies
	@Scripts/test

build: dependencies
	swift build -c release --product winnow --scratch-path $(BUILD) $(SWIFT_FLAGS) --static-swift-stdlib -Xswiftc -gnone

format:
	swift format --in-place --recursive Package.swift Sources Tests

lint:
	swift format lint --strict --recursive Package.swift Sources Tests

install: build
	install -D -m 755 $(BUILD)/release/winnow $(DESTDIR)$(PREFIX)/bin/winnow

# Installs the C libraries that are missing, and says so.
dependencies:
	@Scripts/install-libraries

clean:
	rm -rf .build .build-debug .build-release build
