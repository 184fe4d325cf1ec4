/// Makes loads of parcels: of small inputs many go together. To hand a load from thread to thread may take longer than to
/// clean a short article, and what is cleaned together takes less time.
final class Loader {
  private let put: ([Parcel<Chunk>]) -> Bool
  private let mostBytes: Int
  private let mostInputs: Int
  private var load: [Parcel<Chunk>] = []
  private var bytes = 0
  private var inputs = 0

  /// Inputs of more bytes are not held back for others.
  static let greatestSmallInput = 64 * 1024

  /// - Parameters:
  ///   - mostBytes: how many bytes a load of several parcels has at most.
  ///   - mostInputs: how many inputs are begun in a load: each may have a file open until it is delivered.
  ///   - put: takes a load; `false` if nothing more can be delivered.
  init(mostBytes: Int, mostInputs: Int, put: @escaping ([Parcel<Chunk>]) -> Bool) {
    (self.mostBytes, self.mostInputs, self.put) = (mostBytes, mostInputs, put)
  }

  /// Adds a parcel; `false` if nothing more can be delivered.
  ///
  /// - Parameter mayWait: whether the parcel may wait for others.
  func add(_ parcel: Parcel<Chunk>, mayWait: Bool) -> Bool {
    let weight = parcel.weight
    if bytes + weight > mostBytes, !send() { return false }
    if case .begin = parcel {
      if inputs == mostInputs, !send() { return false }
      inputs += 1
    }
    load.append(parcel)
    bytes += weight
    return mayWait || send()
  }

  /// Sends off what is waiting; `false` if nothing more can be delivered.
  func send() -> Bool {
    guard !load.isEmpty else { return true }
    defer { (load, bytes, inputs) = ([], 0, 0) }
    return put(load)
  }
}
