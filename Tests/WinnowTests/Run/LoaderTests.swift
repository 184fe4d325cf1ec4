import Testing
import WinnowTestSupport

@testable import Winnow

@Suite("Loads: small inputs go together")
struct LoaderTests {
  private let cleaner: Cleaner
  private let folder: WorkFolder

  init() throws {
    cleaner = try Cleaner()
    folder = try WorkFolder()
  }

  private func open(_ name: String) throws -> OpenInput {
    try folder.write(name, "")
    let found = InputFinder.find([folder.path(name)], InputFinder.Options())
    return OpenInput(try #require(found.inputs.first), with: cleaner, to: InputOutput(nil, isShared: false))
  }

  private func chunk(_ open: OpenInput, _ count: Int) -> Parcel<Chunk> {
    .chunk(
      open,
      Chunk(
        path: open.input.path, bytes: [UInt8](repeating: 0x61, count: count), offset: 0, line: 1,
        content: .records))
  }

  /// How many parcels each load has, of inputs of so many bytes.
  private func loads(of sizes: [Int], mostBytes: Int, mostInputs: Int, mayWait: Bool = true) throws -> [Int] {
    var loads: [[Parcel<Chunk>]] = []
    let loader = Loader(mostBytes: mostBytes, mostInputs: mostInputs) { load in
      loads.append(load)
      return true
    }
    for (number, size) in sizes.enumerated() {
      let open = try open("\(number).txt")
      #expect(loader.add(.begin(open), mayWait: mayWait) && loader.add(chunk(open, size), mayWait: mayWait))
    }
    #expect(loader.send() && loader.send())
    let names = loads.joined().compactMap { parcel in
      if case .chunk(let open, _) = parcel { open.input.name } else { nil }
    }
    #expect(names == sizes.indices.map { "\($0).txt" })
    return loads.map(\.count)
  }

  @Test func `a load has so many bytes at most, if it is more than one chunk`() throws {
    #expect(try loads(of: [10, 10, 10, 10, 50, 10], mostBytes: 30, mostInputs: 9) == [7, 2, 1, 2])
  }

  @Test func `no more inputs are begun in a load than may be`() throws {
    #expect(try loads(of: [1, 1, 1, 1, 1], mostBytes: 100, mostInputs: 2) == [4, 4, 2])
  }

  @Test func `what may not wait takes along what does`() throws {
    #expect(try loads(of: [1, 1], mostBytes: 100, mostInputs: 9, mayWait: false) == [1, 1, 1, 1])
  }

  @Test func `when nothing can be delivered it says so`() throws {
    let loader = Loader(mostBytes: 10, mostInputs: 1) { _ in false }
    let open = try open("a.txt")
    #expect(loader.add(.begin(open), mayWait: true))
    #expect(!loader.add(chunk(open, 11), mayWait: true))
  }

  @Test(arguments: [1, 2, 8, 64, 1000]) func `the files open on the way are few`(threads: Int) {
    let inputs = MemoryBudget.inputs(threads: threads)
    #expect(inputs >= 1 && (inputs == 1 || inputs * MemoryBudget.loads(threads: threads) <= 256))
  }
}
