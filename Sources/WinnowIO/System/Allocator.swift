internal import CGlibc
internal import Glibc

/// How the C library's allocator treats the memory of a run.
public enum Allocator {
  /// Lets freed memory stay with the process, up to 64 MiB, for the next chunk.
  ///
  /// A run allocates and frees the same few megabytes again and again. By default these go back to the system each time
  /// and come back as zeroed pages, which measured an eighth of the time of a run. To be called once, at the start of
  /// a program.
  public static func keepsFreedMemory() {
    // What it does not know, the allocator refuses, and nothing is lost.
    _ = mallopt(M_TRIM_THRESHOLD, 64 << 20)
    _ = mallopt(M_MMAP_THRESHOLD, 64 << 20)
    _ = mallopt(M_TOP_PAD, 4 << 20)
    // Small pieces are joined with free ones beside them when they are freed, as all others are: articles go through a run by
    // the hundred, and to join what they leave behind all at once takes longer.
    _ = mallopt(M_MXFAST, 0)
  }

  /// Lets the heap grow by as much as is worth large pages. To be called once, at the start of a program.
  public static func reservesHeap() {
    // What it grows by later would have to be asked for again. Only what is used of it becomes memory.
    _ = mallopt(M_TOP_PAD, Int32(heapSize))
    winnow_grow_heap()
    _ = mallopt(M_TOP_PAD, 4 << 20)
  }

  /// Asks for large pages for the heap that is reserved, whose tables and texts are read at random: with pages of 4 KiB
  /// the processor looks up their addresses again and again, which measured a thirtieth of the time of a run. To be called
  /// once, when there is much to do: to get and clear such a page may take as long as to clean a small article.
  ///
  /// Where the system has no large pages, or none to spare, all is as it was.
  public static func usesLargePages() {
    let end = UInt(bitPattern: sbrk(0))
    askForLargePages(from: end - heapSize, to: end)
  }

  /// Asks for large pages for the memory of a thread, at its start.
  static func usesLargePagesInThread() {
    // The allocator has a heap for each thread, which begins at a multiple of its greatest size: `HEAP_MAX_SIZE`.
    let greatestSize: UInt = 64 << 20
    let start = winnow_address_in_heap() & ~(greatestSize - 1)
    // Were it otherwise, that would be no mapped memory, or some that does not mind.
    askForLargePages(from: start, to: start + greatestSize)
  }

  private static let heapSize: UInt = 32 << 20

  private static func askForLargePages(from start: UInt, to end: UInt) {
    let size: UInt = 2 << 20
    let first = (start + size - 1) & ~(size - 1)
    _ = madvise(UnsafeMutableRawPointer(bitPattern: first), Int(end - first), MADV_HUGEPAGE)
  }
}
