internal import CText

/// Values that never change, in memory of their own or of the program.
///
/// A search reads its tables at every byte. Read from an array, each look would be checked, and often counted; so the
/// objects that search keep their tables in this form, and free them when they go themselves.
struct FrozenTable<Element: BitwiseCopyable>: BitwiseCopyable, @unchecked Sendable {
  private let base: UnsafeMutablePointer<Element>
  let count: Int
  /// Whether it is to be freed.
  private let isOwned: Bool

  /// Copies values.
  init(_ elements: [Element]) {
    base = .allocate(capacity: max(1, elements.count))
    count = elements.count
    isOwned = true
    _ = UnsafeMutableBufferPointer(start: base, count: count).initialize(fromContentsOf: elements)
  }

  /// Makes room for values, all of which a body initializes.
  init(count: Int, initializingWith body: (UnsafeMutableBufferPointer<Element>) -> Void) {
    base = .allocate(capacity: max(1, count))
    self.count = count
    isOwned = true
    body(UnsafeMutableBufferPointer(start: base, count: count))
  }

  /// Takes values where they lie, in memory that stays and that nobody changes; `nil` if they do not lie as they must.
  init?(lasting bytes: UnsafeRawBufferPointer) {
    guard let start = bytes.baseAddress, bytes.count % MemoryLayout<Element>.stride == 0,
      UInt(bitPattern: start) % UInt(MemoryLayout<Element>.alignment) == 0
    else { return nil }
    // Nobody writes there: the values of a table are only read.
    base = UnsafeMutableRawPointer(mutating: start).assumingMemoryBound(to: Element.self)
    count = bytes.count / MemoryLayout<Element>.stride
    isOwned = false
  }

  var isEmpty: Bool { count == 0 }

  /// The value at an index, which is one of the table's.
  @inline(__always)
  subscript(index: Int) -> Element {
    assert(index >= 0 && index < count)
    return base[index]
  }

  /// Where the value at an index is: a value of many bytes need not be copied to be looked at.
  @inline(__always)
  func pointer(at index: Int) -> UnsafePointer<Element> {
    assert(index >= 0 && index < count)
    return UnsafePointer(base + index)
  }

  /// Asks for the memory of the value at an index ahead of its use. Behind the last value there is nothing to be had, which
  /// does no harm.
  @inline(__always)
  func fetch(_ index: Int) { winnow_fetch(base + index) }

  /// Calls the body with the values as they lie in memory.
  func withBytes(_ body: (UnsafeRawBufferPointer) -> Void) {
    body(UnsafeRawBufferPointer(UnsafeBufferPointer(start: base, count: count)))
  }

  /// Frees the memory, unless it is the program's; nothing may be read afterwards.
  func deallocate() {
    if isOwned { base.deallocate() }
  }
}
