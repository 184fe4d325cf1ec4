import Foundation
import Testing
import WinnowTestSupport

@testable import WinnowRules

@Suite("The image of the built-in packs")
struct PackImageTests {
  private static let file = Repository.root.appendingPathComponent("Sources/CBuiltinRules/rules.image")

  private func image(of packs: [Pack]) -> [UInt8] { PackImage.make(of: packs, from: PackSource.builtin) }

  private func packs(in image: [UInt8], of sources: [PackSource]) throws -> [Pack] {
    try PackImage.packs(in: lasting(image), of: sources)
  }

  /// Bytes that stay, as rules and tables ask of their image.
  private func lasting(_ bytes: [UInt8]) -> StaticBytes {
    let memory = UnsafeMutableRawBufferPointer.allocate(
      byteCount: bytes.count, alignment: TableWriter.alignment)
    memory.copyBytes(from: bytes)
    return StaticBytes(buffer: UnsafeBufferPointer(memory.bindMemory(to: UInt8.self)))
  }

  @Test("it is made of the packs as they are")
  func isCurrent() throws {
    let image = image(of: try Pack.load(PackSource.builtin))
    if Snapshot.isRecording { try Data(image).write(to: Self.file) }
    let isCurrent = try Array(Data(contentsOf: Self.file)) == image
    #expect(isCurrent, "rules.image was made of other packs; make rules-image makes it anew")
  }

  @Test("reading it gives the same packs, with what the prefilter would find out itself")
  func roundTrip() throws {
    let packs = try packs(in: image(of: Pack.load(PackSource.builtin)), of: PackSource.builtin)
    let isEqual = try image(of: packs) == image(of: Pack.load(PackSource.builtin))
    #expect(isEqual)
    for rule in packs.flatMap(\.rules) {
      #expect(bytes(of: rule.gate) == bytes(of: RuleGate(rule)), "\(rule.id)")
    }
  }

  private func bytes(of gate: RuleGate?) -> [UInt8] {
    var writer = ImageWriter()
    gate?.write(to: &writer)
    return writer.bytes
  }

  @Test("an image of other packs is not used, and neither is a damaged one")
  func refused() throws {
    let sources = PackSource.builtin
    let image = image(of: try Pack.load(sources))
    var changed = sources
    changed[0] = PackSource(path: changed[0].path, bytes: changed[0].bytes + [0x0A])
    for others in [changed, Array(sources.dropLast()), sources + [sources[0]]] {
      #expect(throws: ImageReader.Damaged.self) { try packs(in: image, of: others) }
    }
    for length in [0, 1, 20, image.count / 2, image.count - 1] {
      #expect(throws: ImageReader.Damaged.self) {
        try packs(in: Array(image[..<length]), of: sources)
      }
    }
    forAll(seeds: 1...100) { generator in
      var damaged = image
      damaged[Int.random(in: 0..<damaged.count, using: &generator)] = UInt8.random(
        in: 0...255, using: &generator)
      // Whatever it gives, it comes to an end.
      _ = try? packs(in: damaged, of: sources)
    }
  }

  @Test("its tables are read as they were written, and no part of them is taken for all")
  func tables() throws {
    let tables = try #require(PackImage.tables)
    var reader = TableReader(tables)
    var writer = TableWriter()
    try CandidateFinder(&reader) { _ in nil }.write(to: &writer)
    let isEqual = tables.buffer.elementsEqual(writer.bytes)
    #expect(isEqual)
    for count in [0, 7, 64, 1000, tables.buffer.count / 2, tables.buffer.count - TableWriter.alignment] {
      var reader = TableReader(lasting(Array(tables.buffer[..<count])))
      #expect(throws: ImageReader.Damaged.self) { try CandidateFinder(&reader) { _ in nil } }
    }
  }

  @Test("a rule that is changed forgets what the prefilter knew of it")
  func changedRule() throws {
    var rule = try #require(Pack.load(PackSource.builtin, withTests: false).flatMap(\.rules).first)
    rule.maxLength = 7
    #expect(rule.gate == nil)
  }
}
