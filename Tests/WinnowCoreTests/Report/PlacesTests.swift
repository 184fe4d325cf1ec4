import Testing
import WinnowCore

@Suite("Places: a list that takes little memory")
struct PlacesTests {
  private static func place(_ source: Int, count: Int = 3, target: Int = 7, line: Int = 1) -> Place {
    Place(
      source: source..<(source + count), target: target..<(target + 1),
      position: Position(line: line, column: source + 1))
  }

  @Test(
    "it holds what was put in, equally long or not, near or far",
    arguments: [
      [], [place(0)], [place(0), place(5, target: 9), place(9, line: 4)], [place(0), place(5, count: 2)],
      [place(0), place(1 << 40), place(1 << 41)], [place(1 << 40, target: 1 << 50), place(2)],
    ])
  func content(_ places: [Place]) {
    let list = Places(places)
    #expect(Array(list) == places)
    #expect(list.count == places.count && list.first == places.first && list.last == places.last)
    #expect(list.indices.map { list[$0] } == places)
  }
}
