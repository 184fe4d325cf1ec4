internal import Synchronization
internal import WinnowStages

/// What the first archive stage saw of texts once they were cleaned, so that a copy can be told before it is cleaned.
///
/// Scraped archives hold many copies, byte for byte, which would be cleaned only to be dropped. What is noted is a pure
/// function of the text and the pipeline: whether a text is found here makes no difference to what is decided about it. So
/// there is no need to hold all of them, nor to hold them in any order.
final class SeenTexts: Sendable {
  private let table: Mutex<Table>

  /// - Parameter isSmall: whether memory is short. There are up to 4,096 slots of 40 bytes then, else as many as go back a
  ///   gigabyte with articles of 8 kB.
  init(isSmall: Bool = false) { table = Mutex(Table(mostSlots: isSmall ? 1 << 12 : 1 << 17)) }

  /// What a text is noted under.
  func key(of text: Text) -> Fingerprint { text.bytes.withUnsafeBufferPointer(XXH3.hash128) }

  /// What the first archive stage saw of a text; `nil` if that is not known, or no longer.
  func fingerprint(of key: Fingerprint) -> Fingerprint? { table.withLock { $0.fingerprint(of: key) } }

  /// Notes what the first archive stage saw of a text, in place of what stood in the same slot.
  func note(_ fingerprint: Fingerprint, of key: Fingerprint) {
    table.withLock { $0.note(fingerprint, of: key) }
  }

  /// A slot for each text, which the last bits of its key choose. It grows with what it holds.
  private struct Table: Sendable {
    private var slots: [(key: Fingerprint, fingerprint: Fingerprint)?] = Array(repeating: nil, count: 256)
    private var count = 0
    private let mostSlots: Int

    init(mostSlots: Int) { self.mostSlots = mostSlots }

    func fingerprint(of key: Fingerprint) -> Fingerprint? {
      guard let known = slots[slot(of: key)], known.key == key else { return nil }
      return known.fingerprint
    }

    mutating func note(_ fingerprint: Fingerprint, of key: Fingerprint) {
      if count > slots.count / 2, slots.count < mostSlots { grow() }
      let slot = slot(of: key)
      if slots[slot] == nil { count += 1 }
      slots[slot] = (key, fingerprint)
    }

    private func slot(of key: Fingerprint) -> Int { Int(key.low & UInt64(slots.count - 1)) }

    private mutating func grow() {
      let old = slots
      slots = Array(repeating: nil, count: 4 * old.count)
      count = 0
      for case let known? in old { note(known.fingerprint, of: known.key) }
    }
  }
}

extension SeenTexts {
  /// Cleans records, but for the copies of texts that have been cleaned or are among them.
  ///
  /// - Parameter clean: cleans the records of some indices.
  func cleanButCopies(_ records: [Record], _ clean: ([Int]) -> [CleanedRecord]) -> [CleanedRecord] {
    let keys = records.map { record in record.article.map { key(of: $0.text) } }
    var cleaned = [CleanedRecord?](repeating: nil, count: records.count)
    var waiting = Array(records.indices)
    // The second time are copies of texts that have been cleaned the first time.
    for isLast in [false, true] where !waiting.isEmpty {
      var due: [Int] = []
      var copies: [Int] = []
      var isDue: Set<Fingerprint> = []
      for number in waiting {
        if let fingerprint = keys[number].flatMap(fingerprint) {
          cleaned[number] = CleanedRecord(copy: records[number], fingerprint: fingerprint)
        } else if !isLast, let key = keys[number], !isDue.insert(key).inserted {
          copies.append(number)
        } else {
          due.append(number)
        }
      }
      for (number, record) in zip(due, clean(due)) {
        cleaned[number] = record
        if let key = keys[number], let fingerprint = record.fingerprint(for: 0) {
          note(fingerprint, of: key)
        }
      }
      waiting = copies
    }
    return cleaned.map { record in
      guard let record else { preconditionFailure("a record is cleaned, or a copy") }
      return record
    }
  }
}
