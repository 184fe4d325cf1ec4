#include "processor.h"

winnow_processor_kind winnow_processor = WINNOW_BASELINE;

static winnow_processor_kind present(void) {
#if defined(__x86_64__)
  __builtin_cpu_init();
  if (!__builtin_cpu_supports("ssse3") || !__builtin_cpu_supports("popcnt")) return WINNOW_BASELINE;
  if (!__builtin_cpu_supports("x86-64-v3")) return WINNOW_SHUFFLING;
  if (!__builtin_cpu_supports("x86-64-v4")) return WINNOW_WIDE;
  if (!__builtin_cpu_supports("avx512vbmi") || !__builtin_cpu_supports("avx512vbmi2")) return WINNOW_WIDE;
  return WINNOW_COMPRESSING;
#else
  return WINNOW_BASELINE;
#endif
}

// Before the program begins, so that nothing has to be asked later.
__attribute__((constructor)) static void use_all(void) { winnow_processor = present(); }

winnow_processor_kind winnow_use_processor(winnow_processor_kind most) {
  const winnow_processor_kind greatest = present();
  winnow_processor = most < greatest ? most : greatest;
  return winnow_processor;
}
