internal import CText

/// Places in a text, as the searches of `CText` find them: many at a time.
enum FoundPlaces {
  /// Calls the body with each place.
  ///
  /// - Parameters:
  ///   - last: where the last place can be.
  ///   - search: searches from a place on, and writes what it finds.
  @inline(__always)
  static func forEach(
    upTo last: Int, _ search: (Int, UnsafeMutablePointer<UInt32>) -> winnow_places, _ body: (Int) -> Void
  ) {
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: Int(WINNOW_PLACES)) { places in
      guard let start = places.baseAddress else { return }
      var next = 0
      while next <= last {
        let found = search(next, start)
        for index in 0..<found.found { body(Int(start[index])) }
        next = found.next
      }
    }
  }
}
