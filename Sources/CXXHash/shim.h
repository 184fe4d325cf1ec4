#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Inlined: twice as fast on short inputs as the linked functions. Inlining renames every function by a macro, and
// Swift does not import those, hence the wrappers.
#define XXH_INLINE_ALL
#include <xxhash.h>

/// A 128-bit hash in its canonical order: the high half is printed first.
typedef struct {
  uint64_t high;
  uint64_t low;
} winnow_hash128;

typedef struct winnow_hash_state winnow_hash_state;

// What follows is for bytes by the thousand: the library has it for the widest registers of an x86 processor, where it was
// built so. Elsewhere these are NULL. They are of xxh_x86dispatch.h, which does not go together with inlining.
extern XXH128_hash_t winnow_xxh3_wide(const void *_Nullable bytes, size_t length) __asm__("XXH3_128bits_dispatch")
  __attribute__((weak));
extern int winnow_xxh3_update_wide(
  winnow_hash_state *_Nonnull state, const void *_Nullable bytes, size_t length)
  __asm__("XXH3_128bits_update_dispatch") __attribute__((weak));

// A state is the library's own business, so all that is done with one is done there.
extern winnow_hash_state *_Nullable winnow_xxh3_create(void) __asm__("XXH3_createState");
extern int winnow_xxh3_free(winnow_hash_state *_Nullable state) __asm__("XXH3_freeState");
extern int winnow_xxh3_reset(winnow_hash_state *_Nonnull state) __asm__("XXH3_128bits_reset");
extern int winnow_xxh3_update(winnow_hash_state *_Nonnull state, const void *_Nullable bytes, size_t length) __asm__(
  "XXH3_128bits_update");
extern XXH128_hash_t winnow_xxh3_digest(const winnow_hash_state *_Nonnull state) __asm__("XXH3_128bits_digest");

/// XXH3-128 of some bytes, seed 0.
static inline winnow_hash128 winnow_hash(const void *_Nullable bytes, size_t length) {
  const bool is_long = length > 240 && winnow_xxh3_wide != NULL;
  const XXH128_hash_t hash = is_long ? winnow_xxh3_wide(bytes, length) : XXH3_128bits(bytes, length);
  return (winnow_hash128){hash.high64, hash.low64};
}

/// A hash of nothing yet; NULL when there is no memory.
static inline winnow_hash_state *_Nullable winnow_hash_state_new(void) {
  winnow_hash_state *state = winnow_xxh3_create();
  if (state != NULL) { winnow_xxh3_reset(state); }
  return state;
}

static inline void winnow_hash_state_free(winnow_hash_state *_Nullable state) { winnow_xxh3_free(state); }

static inline void winnow_hash_update(
  winnow_hash_state *_Nonnull state, const void *_Nullable bytes, size_t length) {
  if (winnow_xxh3_update_wide != NULL) {
    winnow_xxh3_update_wide(state, bytes, length);
  } else {
    winnow_xxh3_update(state, bytes, length);
  }
}

static inline winnow_hash128 winnow_hash_value(const winnow_hash_state *_Nonnull state) {
  const XXH128_hash_t hash = winnow_xxh3_digest(state);
  return (winnow_hash128){hash.high64, hash.low64};
}
