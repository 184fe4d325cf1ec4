import Glibc
import Testing
import WinnowCore
import WinnowTestSupport

@testable import WinnowIO

@Suite("Atomic files")
struct AtomicFileTests {
  private func write(_ string: String, to file: AtomicFile) throws {
    try file.write(Array(string.utf8)[...])
  }

  @Test("the place has the old file until the new one is whole")
  func atomic() throws {
    let folder = try WorkFolder()
    let path = try folder.write("a.txt", "old")
    let file = try AtomicFile(path)
    try write("new", to: file)
    try file.flush()
    #expect(try folder.text("a.txt") == "old")
    #expect(folder.names.count == 2)
    try file.commit()
    #expect(try folder.text("a.txt") == "new")
    #expect(folder.names == ["a.txt"])
    file.discard()
    #expect(try folder.text("a.txt") == "new")
  }

  @Test("what was published stays, even if the file is given up", arguments: [true, false])
  func published(isGivenUp: Bool) throws {
    let folder = try WorkFolder()
    let path = try folder.write("a.txt", "old")
    let file = try AtomicFile(path)
    try write("begun", to: file)
    try file.publish()
    #expect(try folder.text("a.txt") == "begun")
    #expect(folder.names == ["a.txt"])
    try write(", done", to: file)
    try file.publish()
    if isGivenUp { file.discard() } else { try file.commit() }
    #expect(try folder.text("a.txt") == "begun, done")
    #expect(folder.names == ["a.txt"])
  }

  @Test("a file that is given up or forgotten leaves nothing behind", arguments: [true, false])
  func discarded(explicitly: Bool) throws {
    let folder = try WorkFolder()
    do {
      let file = try AtomicFile(folder.path("a.txt"))
      try write("new", to: file)
      #expect(folder.names.count == 1)
      if explicitly {
        file.discard()
        #expect(folder.names.isEmpty)
      }
    }
    #expect(folder.names.isEmpty)
  }

  @Test("large and small writes keep their order")
  func order() throws {
    let folder = try WorkFolder()
    let file = try AtomicFile(folder.path("a"))
    var expected: [UInt8] = []
    for (index, size) in [3, 300_000, 5, 100_000, 200_000, 262_144, 0, 1].enumerated() {
      let piece = [UInt8](repeating: UInt8(index), count: size)
      try file.write(piece[...])
      expected += piece
    }
    try file.commit()
    #expect(try folder.bytes("a") == expected)
  }

  @Test("a report is for its owner only, even in the place of an open one")
  func mode() throws {
    let folder = try WorkFolder()
    try folder.write("r", "old")
    try folder.setMode("r", 0o644)
    let file = try AtomicFile(folder.path("r"), mode: 0o600)
    #expect(try folder.names.filter { $0 != "r" }.map { try folder.mode(of: $0) } == [0o600])
    try file.commit()
    #expect(try folder.mode(of: "r") == 0o600)
  }

  @Test("in place, the mode stays", arguments: [0o640, 0o755, 0o600, 0o444])
  func keepsMode(mode: UInt32) throws {
    let folder = try WorkFolder()
    let path = try folder.write("a", "old")
    try folder.setMode("a", mode)
    let file = try AtomicFile(path, replacing: .keepingAttributes)
    try write("new", to: file)
    try file.commit()
    #expect(try folder.mode(of: "a") == mode)
    #expect(try folder.text("a") == "new")
  }

  @Test("a backup holds the old bytes, and takes the place of an older one")
  func backup() throws {
    let folder = try WorkFolder()
    let path = try folder.write("a", "old")
    try folder.write("a.bak", "older")
    let file = try AtomicFile(path, replacing: .keepingBackup(suffix: ".bak"))
    try write("new", to: file)
    try file.commit()
    #expect(try folder.text("a") == "new")
    #expect(try folder.text("a.bak") == "old")
    #expect(folder.names == ["a", "a.bak"])
  }

  @Test("a link that leads to nothing gets its file; one that leads to itself is refused")
  func danglingLink() throws {
    let folder = try WorkFolder()
    try folder.write("real/x", "")
    try folder.link("link", to: "middle")
    try folder.link("middle", to: "real/new")
    let file = try AtomicFile(folder.path("link"))
    try write("new", to: file)
    try file.commit()
    #expect(folder.isLink("link") && folder.isLink("middle"))
    #expect(try folder.text("real/new") == "new")
    #expect(file.warning == nil)
    try folder.link("loop", to: "loop")
    #expect(throws: Problem.self) { try AtomicFile(folder.path("loop")) }
    try folder.link("lost", to: "none/new")
    #expect(throws: Problem.self) { try AtomicFile(folder.path("lost")) }
    #expect(folder.names == ["link", "loop", "lost", "middle", "real", "real/new", "real/x"])
  }

  @Test("other names of a replaced file keep the old text, which is said", arguments: [1, 2])
  func hardLinks(count: Int) throws {
    let folder = try WorkFolder()
    let path = try folder.write("a", "old")
    for number in 1...count { #expect(Glibc.link(path, folder.path("b\(number)")) == 0) }
    let file = try AtomicFile(path, replacing: .keepingAttributes)
    try write("new", to: file)
    try file.commit()
    #expect(try folder.text("a") == "new")
    #expect(try folder.text("b1") == "old")
    #expect(file.warning?.code == "io.hard-links")
    #expect(file.warning?.message.contains(count == 1 ? "another name" : "2 other names") == true)
  }

  @Test("what cannot be put in its place is said, and leaves nothing behind")
  func failures() throws {
    let folder = try WorkFolder()
    #expect(throws: Problem.self) { try AtomicFile(folder.path("none/a")) }
    let gone = try AtomicFile(folder.path("a"), replacing: .keepingAttributes)
    #expect(throws: WriteFailure.self) { try gone.commit() }
    try folder.write("dir/x", "x")
    #expect(throws: (any Error).self) {
      let file = try AtomicFile(folder.path("dir"))
      try file.commit()
    }
    #expect(folder.names == ["dir", "dir/x"])
  }

  @Test("a name may be as long as the system allows", arguments: ["中", "é", "a", "👩‍👩‍👧‍👧"])
  func longName(character: String) throws {
    let folder = try WorkFolder()
    let name = String(repeating: character, count: 255 / character.utf8.count)
    let file = try AtomicFile(folder.path(name))
    try write("x", to: file)
    try file.commit()
    #expect(folder.names == [name])
  }

  @Test("a device is written to, not replaced")
  func device() throws {
    let folder = try WorkFolder()
    try folder.link("null", to: "/dev/null")
    let file = try AtomicFile(folder.path("null"))
    try write("x", to: file)
    try file.commit()
    #expect(folder.isLink("null"))
    #expect(folder.names == ["null"])
  }
}

@Suite("Stream hashes")
struct StreamHasherTests {
  @Test(
    "XXH3-128 in canonical form",
    arguments: [
      ("", "99aa06d3014798d86001c324468d497f"), ("a", "a96faf705af16834e6c632b61e964e1f"),
      ("abc", "06b05ab6733a618578af5f94892f3950"),
    ])
  func vectors(text: String, hash: String) {
    #expect(StreamHasher.hash(of: Array(text.utf8)) == hash)
  }

  @Test("pieces hash as the whole")
  func pieces() {
    forAll(seeds: 1...100) { generator in
      let bytes = RandomText.bytes(upTo: 200, using: &generator)
      let hasher = StreamHasher()
      var start = 0
      while start < bytes.count {
        let end = min(bytes.count, start + Int.random(in: 0...90, using: &generator))
        hasher.update(bytes[start..<end])
        start = end
      }
      let expected = StreamDigest(length: bytes.count, hash: StreamHasher.hash(of: bytes))
      try require(hasher.value == expected, "\(bytes)")
      try require(hasher.value == expected, "asking changes nothing")
    }
  }
}
