// In C, since a signal handler may do very little, and C says what it does.

#define _GNU_SOURCE
#include "CSignals.h"

#include <errno.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/eventfd.h>
#include <unistd.h>

static const int stop_signals[] = {SIGINT, SIGTERM, SIGHUP};
#define STOP_SIGNALS (sizeof stop_signals / sizeof *stop_signals)

static atomic_int received;
static int descriptor = -1;

// Of a signal that is blocked, as the present one is in its handler, the process dies when the handler returns.
static void raise_default(int signal_number) {
  signal(signal_number, SIG_DFL);
  raise(signal_number);
}

static void note(int signal_number) {
  int error = errno;
  int none = 0;
  if (atomic_compare_exchange_strong(&received, &none, signal_number)) {
    uint64_t one = 1;
    ssize_t written = write(descriptor, &one, sizeof one);
    (void)written;  // The counter has room for the only write there ever is.
  } else {
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
