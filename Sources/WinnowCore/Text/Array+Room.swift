extension Array {
  /// Makes an array of the elements that a body writes to fresh memory.
  ///
  /// The standard library's `init(unsafeUninitializedCapacity:initializingWith:)` looks the array's type up at run time,
  /// which for what an article needs takes longer than the allocation. This one is compiled for each type.
  ///
  /// - Parameters:
  ///   - capacity: how many elements there is room for.
  ///   - body: initializes elements from the first on, and returns how many.
  @inlinable
  package init(room capacity: Int, initializingWith body: (UnsafeMutableBufferPointer<Element>) -> Int) {
    self = []
    reserveCapacity(capacity)
    append(addingCapacity: capacity) { output in
      output.withUnsafeMutableBufferPointer { buffer, count in count = body(buffer) }
    }
  }

  /// Makes an array of so many equal elements, compiled for each type as well.
  @inlinable
  package init(filledWith element: Element, count: Int) {
    self.init(room: count) { elements in
      elements.initialize(repeating: element)
      return count
    }
  }

  /// Takes the elements out, from the last one on, and makes something of each: so none is copied, which counts every
  /// reference that it holds.
  ///
  /// - Parameter transform: is given the index of an element, and the element.
  /// - Returns: what it made of the elements, in their order.
  @inlinable
  package consuming func takingEach<Result>(_ transform: (Int, consuming Element) -> Result) -> [Result] {
    let all = indices
    return [Result](room: count) { results in
      for index in all.reversed() {
        results.initializeElement(at: index, to: transform(index, removeLast()))
      }
      return all.count
    }
  }
}
