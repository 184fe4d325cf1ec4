// Makes one system call of a program fail, so that a test can see what the program makes of it. Loaded with LD_PRELOAD.
//
//   FAULT_CALL=write FAULT_NUMBER=3 FAULT_KIND=ENOSPC   the third write(2) fails; other kinds: EIO, EINTR, short
//   FAULT_LOG=FILE                                      at the end, how many calls of each kind there were
//
// Only regular files and pipes count, and paths that are not the system's own: what the program itself works on.

#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum call { OPEN, READ, WRITE, FSYNC, CLOSE, RENAME, LINK, FCHMOD, FSTAT, STAT, MKDIR, OPENDIR, READDIR, CALLS };

static const char *const names[CALLS] = {"open", "read",  "write", "fsync", "close",   "rename", "link",
                                         "fchmod", "fstat", "stat",  "mkdir", "opendir", "readdir"};

static bool is_active;
static enum call chosen_call = CALLS;
static long chosen_number;
static int error;  // 0: a short count
static atomic_long counts[CALLS];
static atomic_int hits;

enum { DESCRIPTORS = 1024 };
static bool is_foreign[DESCRIPTORS];

#define REAL(name) ((typeof(&name))dlsym(RTLD_NEXT, #name))

__attribute__((constructor)) static void begin(void) {
  const char *call = getenv("FAULT_CALL"), *number = getenv("FAULT_NUMBER"), *kind = getenv("FAULT_KIND");
  for (int i = 0; call && i < CALLS; i++)
    if (strcmp(call, names[i]) == 0) chosen_call = i;
  chosen_number = number ? atol(number) : 0;
  if (!kind || strcmp(kind, "short") == 0) error = 0;
  else error = strcmp(kind, "ENOSPC") == 0 ? ENOSPC : strcmp(kind, "EINTR") == 0 ? EINTR : EIO;
  is_active = true;
}

__attribute__((destructor)) static void end(void) {
  is_active = false;
  const char *path = getenv("FAULT_LOG");
  FILE *log = path ? fopen(path, "w") : NULL;
  if (!log) return;
  for (int i = 0; i < CALLS; i++) fprintf(log, "%s %ld\n", names[i], counts[i]);
  fprintf(log, "hits %d\n", hits);
  fclose(log);
}

// Counts a call, and says whether it is the one that shall go wrong.
static bool fails(enum call call) {
  if (!is_active) return false;
  long number = atomic_fetch_add(&counts[call], 1) + 1;
  if (call != chosen_call || number != chosen_number) return false;
  hits++;
  errno = error;
  return true;
}

static bool is_own_path(const char *path) {
  static const char *const foreign[] = {"/proc/", "/etc/", "/lib", "/usr/", "/sys/", "/dev/", "/opt/"};
  for (size_t i = 0; i < sizeof foreign / sizeof *foreign; i++)
    if (strncmp(path, foreign[i], strlen(foreign[i])) == 0) return false;
  return true;
}

static bool is_own_file(int descriptor) {
  struct stat status;
  if (descriptor < 0 || descriptor >= DESCRIPTORS || is_foreign[descriptor]) return false;
  return REAL(fstat)(descriptor, &status) == 0 && (S_ISREG(status.st_mode) || S_ISFIFO(status.st_mode));
}

static int opened(const char *path, int descriptor) {
  if (descriptor >= 0 && descriptor < DESCRIPTORS) is_foreign[descriptor] = !is_own_path(path);
  return descriptor;
}

#define DEFINE_OPEN(name)                                      \
  int name(const char *path, int flags, ...) {                 \
    va_list rest;                                              \
    va_start(rest, flags);                                     \
    mode_t mode = flags & O_CREAT ? va_arg(rest, mode_t) : 0;  \
    va_end(rest);                                              \
    if (is_own_path(path) && fails(OPEN)) return -1;           \
    return opened(path, REAL(name)(path, flags, mode));        \
  }
DEFINE_OPEN(open)
DEFINE_OPEN(open64)

ssize_t read(int descriptor, void *buffer, size_t count) {
  if (is_own_file(descriptor) && fails(READ)) {
    if (error) return -1;
    count = count < 3 ? count : 3;
  }
  return REAL(read)(descriptor, buffer, count);
}

ssize_t write(int descriptor, const void *buffer, size_t count) {
  if (is_own_file(descriptor) && fails(WRITE)) {
    if (error) return -1;
    count = count < 2 ? count : count / 2;
  }
  return REAL(write)(descriptor, buffer, count);
}

// What is closed is closed, whatever close(2) says.
int close(int descriptor) {
  bool fault = is_own_file(descriptor) && fails(CLOSE);
  int result = REAL(close)(descriptor);
  if (!fault) return result;
  errno = error;
  return -1;
}

int fsync(int descriptor) { return is_own_file(descriptor) && fails(FSYNC) ? -1 : REAL(fsync)(descriptor); }

int rename(const char *from, const char *to) { return fails(RENAME) ? -1 : REAL(rename)(from, to); }

int link(const char *from, const char *to) { return fails(LINK) ? -1 : REAL(link)(from, to); }

int fchmod(int descriptor, mode_t mode) { return fails(FCHMOD) ? -1 : REAL(fchmod)(descriptor, mode); }

int fstat(int descriptor, struct stat *status) {
  return is_own_file(descriptor) && fails(FSTAT) ? -1 : REAL(fstat)(descriptor, status);
}

int stat(const char *path, struct stat *status) {
  return is_own_path(path) && fails(STAT) ? -1 : REAL(stat)(path, status);
}

int lstat(const char *path, struct stat *status) {
  return is_own_path(path) && fails(STAT) ? -1 : REAL(lstat)(path, status);
}

int mkdir(const char *path, mode_t mode) { return fails(MKDIR) ? -1 : REAL(mkdir)(path, mode); }

DIR *opendir(const char *path) { return is_own_path(path) && fails(OPENDIR) ? NULL : REAL(opendir)(path); }

struct dirent *readdir(DIR *folder) { return fails(READDIR) ? NULL : REAL(readdir)(folder); }
