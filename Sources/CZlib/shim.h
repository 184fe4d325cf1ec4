#pragma once

#include <zlib.h>

/// Begins a gzip member, without a name and a time; a macro in zlib, and Swift imports none that are functions.
static inline int winnow_deflate_init(z_stream *_Nonnull stream, int level) {
  const int gzip_window = 15 + 16;
  return deflateInit2(stream, level, Z_DEFLATED, gzip_window, 8, Z_DEFAULT_STRATEGY);
}
