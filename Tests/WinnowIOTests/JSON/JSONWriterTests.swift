import Testing
import WinnowTestSupport

@testable import WinnowIO

@Suite("JSON written")
struct JSONWriterTests {
  /// What a writer makes of something in memory that is dirty.
  private func written(room: Int = 64, _ body: (inout ASCIIWriter) -> Void) -> String {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: room) { memory in
      memory.initialize(repeating: UInt8(ascii: "x"))
      guard let start = memory.baseAddress else { return "" }
      var writer = ASCIIWriter(start)
      body(&writer)
      return String(decoding: memory[..<writer.count], as: UTF8.self)
    }
  }

  /// What a writer makes of numbers, one after the other.
  private func written(_ numbers: [Int]) -> String {
    written(room: numbers.count * (ASCIIWriter.longestNumber + 1)) { writer in
      for number in numbers {
        writer.write(number)
        writer.write(";")
      }
    }
  }

  @Test("a number of any length is written as Swift writes it")
  func lengths() {
    var numbers = [0, Int.max, Int.min]
    var power = 1
    for _ in 0..<19 {
      numbers += [power - 1, power, power + 1, -power, 9 * (power / 10)]
      power = power.multipliedReportingOverflow(by: 10).partialValue
    }
    #expect(written(numbers) == numbers.map { "\($0);" }.joined())
  }

  @Test("every number of four digits is written as Swift writes it, in any place of eight")
  func everyField() {
    for factor in [1, 10_000, 100_000_000] {
      let numbers = (0..<10_000).map { $0 * factor + 7 }
      #expect(written(numbers) == numbers.map { "\($0);" }.joined())
    }
  }

  @Test("two numbers are written as Swift writes them, short or not")
  func pairs() {
    let numbers = [0, 1, 9, 10, 99, 100, 999, 1000, 1020, 9999, 10_000, 123_456_789, Int.max, -1, -10_000]
    for first in numbers {
      for second in numbers {
        #expect(written { $0.write(first, ",", second) } == "\(first),\(second)")
      }
    }
  }

  @Test("a range near others is written as Swift writes its ends, and one that is not")
  func nearRanges() {
    forAll { generator in
      var start = Int(generator.next() >> UInt64.random(in: 1...63, using: &generator)) / 2
      var known = NearRanges()
      for _ in 0..<20 {
        start += Int(generator.next() >> UInt64.random(in: 24...63, using: &generator))
        let range = start..<(start + Int(generator.next() >> UInt64.random(in: 24...63, using: &generator)))
        let found = written { $0.write(range, near: &known) }
        try require(found == "\(range.lowerBound),\(range.upperBound)", "\(range)")
      }
    }
  }

  @Test("a random number is written as Swift writes it")
  func random() {
    forAll { generator in
      let bits = Int.random(in: 1...63, using: &generator)
      let number = Int(truncatingIfNeeded: generator.next() >> (64 - bits))
      let numbers = [number, -number]
      try require(written(numbers) == numbers.map { "\($0);" }.joined(), "\(number)")
    }
  }
}
