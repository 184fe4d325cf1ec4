import Synchronization
import Testing

@testable import WinnowIO

@Suite("A value that threads share")
struct MonitorTests {
  private enum Waiter: Int, CaseIterable {
    case reader
    case other
  }

  @Test("who waits is woken by a change that may be for it, and by none for others")
  func kinds() {
    let monitor = Monitor<Int, Waiter>(0)
    let looks = Atomic(0)
    let isWaiting = Monitor<Bool, Waiter>(false)
    let reader = Thread {
      let value = monitor.wait(as: .reader) { value -> Int? in
        looks.add(1, ordering: .relaxed)
        isWaiting.update(waking: .other) { $0 = true }
        return value == 1000 ? value : nil
      }
      #expect(value == 1000)
    }
    _ = isWaiting.wait(as: .other) { $0 ? true : nil }
    for _ in 0..<999 { monitor.update(waking: .other) { $0 += 1 } }
    monitor.update(waking: .reader) { $0 += 1 }
    reader.join()
    // The system may wake a thread for nothing, but not often.
    #expect((2...10).contains(looks.load(ordering: .relaxed)))
  }

  @Test("a change for all wakes all, whatever they wait for")
  func all() {
    let monitor = Monitor<Bool, Waiter>(false)
    let threads = (0..<4).map { number in
      Thread { _ = monitor.wait(as: number < 2 ? .reader : .other) { $0 ? true : nil } }
    }
    monitor.updateWakingAll { $0 = true }
    threads.forEach { $0.join() }
    #expect(monitor.update { $0 })
  }
}
