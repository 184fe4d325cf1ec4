#include "CBuiltinRules.h"

#include <string.h>

#pragma clang diagnostic ignored "-Wc23-extensions"

// Every file below rules/, one entry each; a test compares this list with the directory. A pack is text, so a NUL
// behind it is enough to tell its length.
static const struct {
  const char *name;
  const unsigned char *bytes;
} packs[] = {
  {"en/newsletter.yml", (const unsigned char[]){
#embed "../../rules/en/newsletter.yml" suffix(, 0)
  }},
};

size_t winnow_builtin_pack_count(void) { return sizeof packs / sizeof packs[0]; }

WinnowBuiltinPack winnow_builtin_pack(size_t index) {
  const unsigned char *bytes = packs[index].bytes;
  return (WinnowBuiltinPack){packs[index].name, bytes, strlen((const char *)bytes)};
}
