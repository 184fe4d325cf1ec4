// Runs a program to its end and says what it cost: launch RESULT PROGRAM ARGUMENT…
// RESULT gets a line: wall nanoseconds, CPU microseconds (user and system), peak memory in KiB, exit status.
// A program's peak memory begins with that of the process it was forked from, hence this small one.

#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static long long now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec * 1000000000LL + time.tv_nsec;
}

static long long microseconds(struct timeval time) { return time.tv_sec * 1000000LL + time.tv_usec; }

int main(int count, char **arguments) {
  if (count < 3) return 2;
  long long start = now();
  pid_t child = vfork();
  if (child == 0) {
    execvp(arguments[2], arguments + 2);
    _exit(127);
  }
  int status;
  struct rusage usage;
  if (child < 0 || wait4(child, &status, 0, &usage) != child) return 2;
  long long wall = now() - start;
  FILE *result = fopen(arguments[1], "w");
  if (!result) return 2;
  int code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  fprintf(result, "%lld %lld %ld %d\n", wall, microseconds(usage.ru_utime) + microseconds(usage.ru_stime),
          usage.ru_maxrss, code);
  return fclose(result) == 0 ? 0 : 2;
}
