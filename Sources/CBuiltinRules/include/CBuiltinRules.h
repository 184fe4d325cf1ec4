#pragma once

#include <stddef.h>

/// A pack of rules that is part of the program.
typedef struct {
  /// The path below rules/, such as en/newsletter.yml.
  const char *name;
  /// The file.
  const unsigned char *bytes;
  /// How many bytes it has.
  size_t length;
} WinnowBuiltinPack;

/// How many packs are part of the program.
size_t winnow_builtin_pack_count(void);

/// The pack of an index below the count.
WinnowBuiltinPack winnow_builtin_pack(size_t index);

/// What the program has ready of its packs; see PackImage.
typedef struct {
  const unsigned char *bytes;
  size_t length;
} WinnowBuiltinImage;

WinnowBuiltinImage winnow_builtin_image(void);
