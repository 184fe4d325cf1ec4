import Synchronization
import Testing
import WinnowTestSupport

@testable import Winnow

@Suite("The conveyor: order, whatever the threads")
struct ConveyorTests {
  private typealias Numbers = Conveyor<Int, Int, Int, Int>

  /// Burns time that differs from load to load, so that loads overtake each other.
  @Sendable private static func dawdle(_ number: Int) -> Int {
    var value = number
    for _ in 0..<((number * 7919) % 13 * 2000) { value = value &* 31 &+ 7 }
    return value == .min ? 0 : number
  }

  @Test("loads are decided and delivered in order, each once", arguments: [0, 1, 2, 8])
  func order(threads: Int) {
    var decided: [Int] = []
    var delivered: [Int] = []
    let conveyor = Numbers(
      Numbers.Steps(
        clean: Self.dawdle,
        decide: { number in
          decided.append(number)
          return number
        },
        finish: Self.dawdle,
        deliver: { number in
          delivered.append(number)
          return true
        }))
    for number in 0..<500 {
      if number == 20, threads > 0 { conveyor.start(threads: threads) }
      #expect(conveyor.put(number))
    }
    conveyor.finish()
    #expect(decided == Array(0..<500) && delivered == decided)
  }

  @Test("no more loads are on the way than there is room for", arguments: [1, 4])
  func bounded(threads: Int) {
    let onTheWay = Atomic(0)
    let most = Atomic(0)
    let conveyor = Numbers(
      Numbers.Steps(
        clean: { number in
          most.max(onTheWay.add(1, ordering: .relaxed).newValue, ordering: .relaxed)
          return Self.dawdle(number)
        },
        decide: { $0 }, finish: Self.dawdle,
        deliver: { _ in
          onTheWay.subtract(1, ordering: .relaxed)
          return true
        }))
    conveyor.start(threads: threads)
    for number in 0..<300 { _ = conveyor.put(number) }
    conveyor.finish()
    #expect((1...(2 * threads + 3)).contains(most.load(ordering: .relaxed)))
  }

  @Test("what is on the way together weighs no more than there is room for", arguments: [1, 2, 8])
  func weighed(threads: Int) {
    let room = 50
    let onTheWay = Mutex((weight: 0, count: 0))
    let most = Atomic(0)
    let conveyor = Numbers(
      Numbers.Steps(
        clean: { weight in
          onTheWay.withLock {
            $0.weight += weight
            $0.count += 1
            // A load that is heavier than all that goes alone.
            if $0.count > 1 { most.max($0.weight, ordering: .relaxed) }
          }
          return Self.dawdle(weight)
        },
        decide: { $0 }, finish: Self.dawdle,
        deliver: { weight in
          onTheWay.withLock {
            $0.weight -= weight
            $0.count -= 1
          }
          return true
        }), weighing: { $0 })
    conveyor.start(threads: threads, room: room)
    for number in 0..<600 { #expect(conveyor.put(number % 97)) }
    conveyor.finish()
    #expect((1...room).contains(most.load(ordering: .relaxed)))
    #expect(onTheWay.withLock { $0.count } == 0)
  }

  @Test(
    "when nothing more can be delivered, no more is taken and the end is reached", arguments: [0, 1, 2, 8])
  func stop(threads: Int) {
    var delivered: [Int] = []
    let conveyor = Numbers(
      Numbers.Steps(
        clean: { $0 }, decide: { $0 }, finish: { $0 },
        deliver: { number in
          delivered.append(number)
          return number < 40
        }))
    if threads > 0 { conveyor.start(threads: threads) }
    var number = 0
    while conveyor.put(number) { number += 1 }
    conveyor.finish()
    #expect(delivered == Array(0...40))
    #expect(!conveyor.put(0))
  }
}
