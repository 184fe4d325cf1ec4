internal import CGlibc

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
  }
}
