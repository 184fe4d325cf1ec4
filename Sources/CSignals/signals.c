// In C, since a signal handler may do very little, and C says what it does.

#define _GNU_SOURCE
#include "CSignals.h"

#include <errno.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/eventfd.h>
#include <time.h>
#include <unistd.h>

static const int stop_signals[] = {SIGINT, SIGTERM, SIGHUP};
#define STOP_SIGNALS (sizeof stop_signals / sizeof *stop_signals)

// Who sends a signal may send it twice, as timeout(1) does: to the program, and to all of its group. That is one signal.
static const int64_t least_between = 500'000'000;  // In nanoseconds.

static atomic_int received;
// When that was; 0 before it is written down.
static _Atomic int64_t received_at;
static int descriptor = -1;

// Of a signal that is blocked, as the present one is in its handler, the process dies when the handler returns.
static void raise_default(int signal_number) {
  signal(signal_number, SIG_DFL);
  raise(signal_number);
}

static int64_t now(void) {
  struct timespec time;
  return clock_gettime(CLOCK_MONOTONIC, &time) == 0 ? time.tv_sec * 1'000'000'000 + time.tv_nsec : 0;
}

static bool is_another(void) {
  const int64_t first = atomic_load(&received_at);
  return first != 0 && now() - first > least_between;
}

static void note(int signal_number) {
  int error = errno;
  int none = 0;
  if (atomic_compare_exchange_strong(&received, &none, signal_number)) {
    atomic_store(&received_at, now());
    uint64_t one = 1;
    ssize_t written = write(descriptor, &one, sizeof one);
    (void)written;  // The counter has room for the only write there ever is.
  } else if (is_another()) {
    raise_default(signal_number);
  }
  errno = error;
}

int winnow_signals_catch(void) {
  if (descriptor >= 0) return 0;
  descriptor = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
  if (descriptor < 0) return errno;
  // Without SA_RESTART, so that a call that waits comes back and the signal can be looked at.
  struct sigaction action = {.sa_handler = note, .sa_mask = winnow_signals_set()};
  for (size_t index = 0; index < STOP_SIGNALS; index++) {
    struct sigaction old;
    if (sigaction(stop_signals[index], NULL, &old) != 0) return errno;
    if (old.sa_handler == SIG_IGN) continue;
    if (sigaction(stop_signals[index], &action, NULL) != 0) return errno;
  }
  return 0;
}

int winnow_signals_received(void) { return atomic_load_explicit(&received, memory_order_relaxed); }

int winnow_signals_descriptor(void) { return descriptor; }

sigset_t winnow_signals_set(void) {
  sigset_t set;
  sigemptyset(&set);
  for (size_t index = 0; index < STOP_SIGNALS; index++) sigaddset(&set, stop_signals[index]);
  return set;
}

void winnow_signals_die(int signal_number) {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, signal_number);
  raise_default(signal_number);
  sigprocmask(SIG_UNBLOCK, &set, NULL);
}
