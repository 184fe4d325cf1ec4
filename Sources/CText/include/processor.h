#pragma once

/// What the functions of this module may use of a processor.
typedef enum {
  /// What every processor of its kind has.
  WINNOW_BASELINE = 0,
  /// Registers of 16 bytes that can be put into any order (SSSE3).
  WINNOW_SHUFFLING = 1,
  /// Registers of 32 bytes (AVX2, with all of x86-64-v3).
  WINNOW_WIDE = 2,
  /// Registers of 64 bytes whose bytes can be looked up, and chosen ones put together (AVX-512 VBMI and VBMI2).
  WINNOW_COMPRESSING = 3,
} winnow_processor_kind;

/// What is used: as much as the processor has.
extern winnow_processor_kind winnow_processor;

/// Uses no more than that, or as much as there is, so that a test can try each; returns what is used now.
winnow_processor_kind winnow_use_processor(winnow_processor_kind most);
