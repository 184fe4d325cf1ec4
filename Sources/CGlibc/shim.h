#pragma once

// What the Glibc module leaves out: mallopt, and what only Linux has.
#include <malloc.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <unistd.h>

/// Lets the system begin to bring a file to the disk, without waiting for it.
static inline void winnow_begin_writing_back(int descriptor) {
  // SYNC_FILE_RANGE_WRITE of the whole file; who cannot do so, or need not, says so, and that is no error.
#ifdef SYS_sync_file_range
  (void)syscall(SYS_sync_file_range, descriptor, 0L, 0L, 2u);
#else
  (void)descriptor;
#endif
}

/// Allocates some memory and frees it, which a compiler would leave out.
static inline void winnow_grow_heap(void) {
  void *volatile block = malloc(1 << 20);
  free(block);
}

/// Where some memory is that was allocated just now.
static inline uintptr_t winnow_address_in_heap(void) {
  void *volatile block = malloc(1);
  const uintptr_t address = (uintptr_t)block;
  free(block);
  return address;
}
