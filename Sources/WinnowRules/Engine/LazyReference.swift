internal import Synchronization

/// An object that is made when it is first asked for, from whichever thread.
///
/// The standard library's `AtomicLazyReference` does the same; but its reads look up metadata of generic types, and
/// they are on the path of every line and every match.
struct LazyReference<Object: AnyObject & Sendable>: ~Copyable, Sendable {
  private let address = Atomic<UInt>(0)

  /// The object, if it has been made.
  @inline(__always)
  var object: Object? {
    let address = address.load(ordering: .acquiring)
    return UnsafeRawPointer(bitPattern: address).map {
      Unmanaged<Object>.fromOpaque($0).takeUnretainedValue()
    }
  }

  /// The object; made now if it has not been.
  @inline(__always)
  func object<Failure>(make: () throws(Failure) -> Object) throws(Failure) -> Object {
    if let object { return object }
    return keep(try make())
  }

  /// Calls the body with the object, made now if it has not been. It is not counted for that: it lives as long as this.
  @inline(__always)
  func with<Result>(make: () -> Object, _ body: (Object) -> Result) -> Result {
    let address = address.load(ordering: .acquiring)
    guard let pointer = UnsafeRawPointer(bitPattern: address) else { return body(keep(make())) }
    return Unmanaged<Object>.fromOpaque(pointer)._withUnsafeGuaranteedRef(body)
  }

  /// Two threads may both make an object; the first that comes stays.
  @inline(never)
  private func keep(_ object: Object) -> Object {
    let own = Unmanaged.passRetained(object)
    let (isKept, other) = address.compareExchange(
      expected: 0, desired: UInt(bitPattern: own.toOpaque()), ordering: .acquiringAndReleasing)
    if isKept { return object }
    own.release()
    return UnsafeRawPointer(bitPattern: other).map { Unmanaged<Object>.fromOpaque($0).takeUnretainedValue() }
      ?? object
  }

  deinit {
    let address = address.load(ordering: .acquiring)
    if let pointer = UnsafeRawPointer(bitPattern: address) {
      Unmanaged<Object>.fromOpaque(pointer).release()
    }
  }
}
