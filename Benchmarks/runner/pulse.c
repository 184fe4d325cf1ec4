// Says how quick each processor is at this moment: pulse
// A line for each processor that this process may use: its number, and the nanoseconds a fixed piece of work took on it.
// The work keeps the execution units of a core busy, so that it takes longer while another program has a share of them;
// on a virtual machine that program may belong to a neighbour, whom no load average shows.

#define _GNU_SOURCE

#include <sched.h>
#include <stdint.h>
#include <stdio.h>
#include <time.h>

enum { ROUNDS = 250000, TRIES = 3 };

static long long now(void) {
  struct timespec time;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return time.tv_sec * 1000000000LL + time.tv_nsec;
}

// Eight chains that do not wait for each other.
static uint64_t work(void) {
  uint64_t a = 1, b = 2, c = 3, d = 4, e = 5, f = 6, g = 7, h = 8;
  for (int round = 0; round < ROUNDS; round++) {
    a += a >> 3 ^ round;
    b += b >> 3 ^ round;
    c += c >> 3 ^ round;
    d += d >> 3 ^ round;
    e += e >> 3 ^ round;
    f += f >> 3 ^ round;
    g += g >> 3 ^ round;
    h += h >> 3 ^ round;
  }
  return a ^ b ^ c ^ d ^ e ^ f ^ g ^ h;
}

// An interrupt may come in the way of one try, hardly of all.
static long long least_time(void) {
  long long least = 0;
  for (int try = 0; try < TRIES; try++) {
    long long start = now();
    volatile uint64_t result = work();
    (void)result;
    long long time = now() - start;
    if (try == 0 || time < least) least = time;
  }
  return least;
}

int main(void) {
  cpu_set_t usable, one;
  if (sched_getaffinity(0, sizeof usable, &usable) != 0) return 2;
  for (int processor = 0; processor < CPU_SETSIZE; processor++) {
    if (!CPU_ISSET(processor, &usable)) continue;
    CPU_ZERO(&one);
    CPU_SET(processor, &one);
    if (sched_setaffinity(0, sizeof one, &one) != 0) return 2;
    printf("%d %lld\n", processor, least_time());
  }
  return fflush(stdout) == 0 ? 0 : 2;
}
