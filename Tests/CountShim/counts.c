// Counts what a program does with memory and with files, so that a test can hold it to a budget. Loaded with LD_PRELOAD.
//
//   COUNT_LOG=FILE   at the end: allocations, bytes moved by memcpy and memmove, calls of read(2) and write(2)
//
// Counts are the same on every machine, seconds are not.

#define _GNU_SOURCE
#include <errno.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

static atomic_long allocations, moved_bytes, reads, writes;

// glibc's own names of what is counted here.
extern void *__libc_malloc(size_t), *__libc_calloc(size_t, size_t), *__libc_realloc(void *, size_t);
extern void *__libc_memalign(size_t, size_t);

void *malloc(size_t size) {
  allocations++;
  return __libc_malloc(size);
}

void *calloc(size_t count, size_t size) {
  allocations++;
  return __libc_calloc(count, size);
}

void *realloc(void *memory, size_t size) {
  allocations++;
  return __libc_realloc(memory, size);
}

void *aligned_alloc(size_t alignment, size_t size) {
  allocations++;
  return __libc_memalign(alignment, size);
}

void *memalign(size_t alignment, size_t size) { return aligned_alloc(alignment, size); }

int posix_memalign(void **memory, size_t alignment, size_t size) {
  *memory = aligned_alloc(alignment, size);
  return *memory ? 0 : ENOMEM;
}

// Compiled without built-in functions, so that these loops do not become calls of themselves.
void *memmove(void *target, const void *source, size_t count) {
  moved_bytes += (long)count;
  unsigned char *to = target;
  const unsigned char *from = source;
  if ((uintptr_t)to - (uintptr_t)from >= count) {
    for (size_t i = 0; i < count; i++) to[i] = from[i];
  } else {
    for (size_t i = count; i > 0; i--) to[i - 1] = from[i - 1];
  }
  return target;
}

void *memcpy(void *restrict target, const void *restrict source, size_t count) {
  return memmove(target, source, count);
}

ssize_t read(int descriptor, void *buffer, size_t count) {
  reads++;
  return syscall(SYS_read, descriptor, buffer, count);
}

ssize_t write(int descriptor, const void *buffer, size_t count) {
  writes++;
  return syscall(SYS_write, descriptor, buffer, count);
}

// The most memory the program had, in KiB. getrusage(2) would also count what the program had that started it.
static long peak(void) {
  long result = 0;
  char line[256];
  FILE *status = fopen("/proc/self/status", "r");
  while (status && fgets(line, sizeof line, status) && sscanf(line, "VmHWM: %ld", &result) != 1) {}
  if (status) fclose(status);
  return result;
}

__attribute__((destructor)) static void end(void) {
  const char *path = getenv("COUNT_LOG");
  long results[] = {allocations, moved_bytes, reads, writes};
  FILE *log = path ? fopen(path, "w") : NULL;
  if (!log) return;
  fprintf(log, "allocations %ld\nmoved %ld\nreads %ld\nwrites %ld\n", results[0], results[1], results[2], results[3]);
  fprintf(log, "peak %ld\n", peak());
  fclose(log);
}
