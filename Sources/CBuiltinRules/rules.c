#include "CBuiltinRules.h"

#include <string.h>

#pragma clang diagnostic ignored "-Wc23-extensions"

// Every file below rules/, one entry each; a test compares this list with the directory. A pack is text, so a NUL
// behind it is enough to tell its length.
static const struct {
  const char *name;
  const unsigned char *bytes;
} packs[] = {
  {"de/formulas.yml", (const unsigned char[]){
#embed "../../rules/de/formulas.yml" suffix(, 0)
  }},
  {"de/invitations.yml", (const unsigned char[]){
#embed "../../rules/de/invitations.yml" suffix(, 0)
  }},
  {"de/links.yml", (const unsigned char[]){
#embed "../../rules/de/links.yml" suffix(, 0)
  }},
  {"de/menus.yml", (const unsigned char[]){
#embed "../../rules/de/menus.yml" suffix(, 0)
  }},
  {"de/notices.yml", (const unsigned char[]){
#embed "../../rules/de/notices.yml" suffix(, 0)
  }},
  {"el/invitations.yml", (const unsigned char[]){
#embed "../../rules/el/invitations.yml" suffix(, 0)
  }},
  {"el/links.yml", (const unsigned char[]){
#embed "../../rules/el/links.yml" suffix(, 0)
  }},
  {"el/menus.yml", (const unsigned char[]){
#embed "../../rules/el/menus.yml" suffix(, 0)
  }},
  {"el/notices.yml", (const unsigned char[]){
#embed "../../rules/el/notices.yml" suffix(, 0)
  }},
  {"en/accounts.yml", (const unsigned char[]){
#embed "../../rules/en/accounts.yml" suffix(, 0)
  }},
  {"en/advertisement.yml", (const unsigned char[]){
#embed "../../rules/en/advertisement.yml" suffix(, 0)
  }},
  {"en/app.yml", (const unsigned char[]){
#embed "../../rules/en/app.yml" suffix(, 0)
  }},
  {"en/appeals.yml", (const unsigned char[]){
#embed "../../rules/en/appeals.yml" suffix(, 0)
  }},
  {"en/authors.yml", (const unsigned char[]){
#embed "../../rules/en/authors.yml" suffix(, 0)
  }},
  {"en/buttons.yml", (const unsigned char[]){
#embed "../../rules/en/buttons.yml" suffix(, 0)
  }},
  {"en/captions.yml", (const unsigned char[]){
#embed "../../rules/en/captions.yml" suffix(, 0)
  }},
  {"en/comments.yml", (const unsigned char[]){
#embed "../../rules/en/comments.yml" suffix(, 0)
  }},
  {"en/consent.yml", (const unsigned char[]){
#embed "../../rules/en/consent.yml" suffix(, 0)
  }},
  {"en/contact.yml", (const unsigned char[]){
#embed "../../rules/en/contact.yml" suffix(, 0)
  }},
  {"en/context.yml", (const unsigned char[]){
#embed "../../rules/en/context.yml" suffix(, 0)
  }},
  {"en/controls.yml", (const unsigned char[]){
#embed "../../rules/en/controls.yml" suffix(, 0)
  }},
  {"en/cookies.yml", (const unsigned char[]){
#embed "../../rules/en/cookies.yml" suffix(, 0)
  }},
  {"en/copyright.yml", (const unsigned char[]){
#embed "../../rules/en/copyright.yml" suffix(, 0)
  }},
  {"en/counters.yml", (const unsigned char[]){
#embed "../../rules/en/counters.yml" suffix(, 0)
  }},
  {"en/credits.yml", (const unsigned char[]){
#embed "../../rules/en/credits.yml" suffix(, 0)
  }},
  {"en/disclaimers.yml", (const unsigned char[]){
#embed "../../rules/en/disclaimers.yml" suffix(, 0)
  }},
  {"en/discussion.yml", (const unsigned char[]){
#embed "../../rules/en/discussion.yml" suffix(, 0)
  }},
  {"en/donate.yml", (const unsigned char[]){
#embed "../../rules/en/donate.yml" suffix(, 0)
  }},
  {"en/following.yml", (const unsigned char[]){
#embed "../../rules/en/following.yml" suffix(, 0)
  }},
  {"en/forms.yml", (const unsigned char[]){
#embed "../../rules/en/forms.yml" suffix(, 0)
  }},
  {"en/letters.yml", (const unsigned char[]){
#embed "../../rules/en/letters.yml" suffix(, 0)
  }},
  {"en/membership.yml", (const unsigned char[]){
#embed "../../rules/en/membership.yml" suffix(, 0)
  }},
  {"en/navigation.yml", (const unsigned char[]){
#embed "../../rules/en/navigation.yml" suffix(, 0)
  }},
  {"en/newsletter.yml", (const unsigned char[]){
#embed "../../rules/en/newsletter.yml" suffix(, 0)
  }},
  {"en/offers.yml", (const unsigned char[]){
#embed "../../rules/en/offers.yml" suffix(, 0)
  }},
  {"en/player.yml", (const unsigned char[]){
#embed "../../rules/en/player.yml" suffix(, 0)
  }},
  {"en/pointers.yml", (const unsigned char[]){
#embed "../../rules/en/pointers.yml" suffix(, 0)
  }},
  {"en/related.yml", (const unsigned char[]){
#embed "../../rules/en/related.yml" suffix(, 0)
  }},
  {"en/remains.yml", (const unsigned char[]){
#embed "../../rules/en/remains.yml" suffix(, 0)
  }},
  {"en/share.yml", (const unsigned char[]){
#embed "../../rules/en/share.yml" suffix(, 0)
  }},
  {"en/signup.yml", (const unsigned char[]){
#embed "../../rules/en/signup.yml" suffix(, 0)
  }},
  {"en/social.yml", (const unsigned char[]){
#embed "../../rules/en/social.yml" suffix(, 0)
  }},
  {"en/stamps.yml", (const unsigned char[]){
#embed "../../rules/en/stamps.yml" suffix(, 0)
  }},
  {"en/subscribe.yml", (const unsigned char[]){
#embed "../../rules/en/subscribe.yml" suffix(, 0)
  }},
  {"en/teasers.yml", (const unsigned char[]){
#embed "../../rules/en/teasers.yml" suffix(, 0)
  }},
  {"en/threads.yml", (const unsigned char[]){
#embed "../../rules/en/threads.yml" suffix(, 0)
  }},
  {"en/wire.yml", (const unsigned char[]){
#embed "../../rules/en/wire.yml" suffix(, 0)
  }},
  {"es/invitations.yml", (const unsigned char[]){
#embed "../../rules/es/invitations.yml" suffix(, 0)
  }},
  {"es/links.yml", (const unsigned char[]){
#embed "../../rules/es/links.yml" suffix(, 0)
  }},
  {"es/menus.yml", (const unsigned char[]){
#embed "../../rules/es/menus.yml" suffix(, 0)
  }},
  {"es/notices.yml", (const unsigned char[]){
#embed "../../rules/es/notices.yml" suffix(, 0)
  }},
  {"fr/invitations.yml", (const unsigned char[]){
#embed "../../rules/fr/invitations.yml" suffix(, 0)
  }},
  {"fr/links.yml", (const unsigned char[]){
#embed "../../rules/fr/links.yml" suffix(, 0)
  }},
  {"fr/menus.yml", (const unsigned char[]){
#embed "../../rules/fr/menus.yml" suffix(, 0)
  }},
  {"fr/notices.yml", (const unsigned char[]){
#embed "../../rules/fr/notices.yml" suffix(, 0)
  }},
  {"it/invitations.yml", (const unsigned char[]){
#embed "../../rules/it/invitations.yml" suffix(, 0)
  }},
  {"it/links.yml", (const unsigned char[]){
#embed "../../rules/it/links.yml" suffix(, 0)
  }},
  {"it/menus.yml", (const unsigned char[]){
#embed "../../rules/it/menus.yml" suffix(, 0)
  }},
  {"it/notices.yml", (const unsigned char[]){
#embed "../../rules/it/notices.yml" suffix(, 0)
  }},
  {"ja/invitations.yml", (const unsigned char[]){
#embed "../../rules/ja/invitations.yml" suffix(, 0)
  }},
  {"ja/links.yml", (const unsigned char[]){
#embed "../../rules/ja/links.yml" suffix(, 0)
  }},
  {"ja/menus.yml", (const unsigned char[]){
#embed "../../rules/ja/menus.yml" suffix(, 0)
  }},
  {"ja/notices.yml", (const unsigned char[]){
#embed "../../rules/ja/notices.yml" suffix(, 0)
  }},
  {"ko/invitations.yml", (const unsigned char[]){
#embed "../../rules/ko/invitations.yml" suffix(, 0)
  }},
  {"ko/links.yml", (const unsigned char[]){
#embed "../../rules/ko/links.yml" suffix(, 0)
  }},
  {"ko/menus.yml", (const unsigned char[]){
#embed "../../rules/ko/menus.yml" suffix(, 0)
  }},
  {"ko/notices.yml", (const unsigned char[]){
#embed "../../rules/ko/notices.yml" suffix(, 0)
  }},
  {"nl/invitations.yml", (const unsigned char[]){
#embed "../../rules/nl/invitations.yml" suffix(, 0)
  }},
  {"nl/links.yml", (const unsigned char[]){
#embed "../../rules/nl/links.yml" suffix(, 0)
  }},
  {"nl/menus.yml", (const unsigned char[]){
#embed "../../rules/nl/menus.yml" suffix(, 0)
  }},
  {"nl/notices.yml", (const unsigned char[]){
#embed "../../rules/nl/notices.yml" suffix(, 0)
  }},
  {"pl/invitations.yml", (const unsigned char[]){
#embed "../../rules/pl/invitations.yml" suffix(, 0)
  }},
  {"pl/links.yml", (const unsigned char[]){
#embed "../../rules/pl/links.yml" suffix(, 0)
  }},
  {"pl/menus.yml", (const unsigned char[]){
#embed "../../rules/pl/menus.yml" suffix(, 0)
  }},
  {"pl/notices.yml", (const unsigned char[]){
#embed "../../rules/pl/notices.yml" suffix(, 0)
  }},
  {"pt/invitations.yml", (const unsigned char[]){
#embed "../../rules/pt/invitations.yml" suffix(, 0)
  }},
  {"pt/links.yml", (const unsigned char[]){
#embed "../../rules/pt/links.yml" suffix(, 0)
  }},
  {"pt/menus.yml", (const unsigned char[]){
#embed "../../rules/pt/menus.yml" suffix(, 0)
  }},
  {"pt/notices.yml", (const unsigned char[]){
#embed "../../rules/pt/notices.yml" suffix(, 0)
  }},
  {"ru/invitations.yml", (const unsigned char[]){
#embed "../../rules/ru/invitations.yml" suffix(, 0)
  }},
  {"ru/links.yml", (const unsigned char[]){
#embed "../../rules/ru/links.yml" suffix(, 0)
  }},
  {"ru/menus.yml", (const unsigned char[]){
#embed "../../rules/ru/menus.yml" suffix(, 0)
  }},
  {"ru/notices.yml", (const unsigned char[]){
#embed "../../rules/ru/notices.yml" suffix(, 0)
  }},
  {"sv/invitations.yml", (const unsigned char[]){
#embed "../../rules/sv/invitations.yml" suffix(, 0)
  }},
  {"sv/links.yml", (const unsigned char[]){
#embed "../../rules/sv/links.yml" suffix(, 0)
  }},
  {"sv/menus.yml", (const unsigned char[]){
#embed "../../rules/sv/menus.yml" suffix(, 0)
  }},
  {"sv/notices.yml", (const unsigned char[]){
#embed "../../rules/sv/notices.yml" suffix(, 0)
  }},
  {"tr/invitations.yml", (const unsigned char[]){
#embed "../../rules/tr/invitations.yml" suffix(, 0)
  }},
  {"tr/links.yml", (const unsigned char[]){
#embed "../../rules/tr/links.yml" suffix(, 0)
  }},
  {"tr/menus.yml", (const unsigned char[]){
#embed "../../rules/tr/menus.yml" suffix(, 0)
  }},
  {"tr/notices.yml", (const unsigned char[]){
#embed "../../rules/tr/notices.yml" suffix(, 0)
  }},
  {"zh/invitations.yml", (const unsigned char[]){
#embed "../../rules/zh/invitations.yml" suffix(, 0)
  }},
  {"zh/links.yml", (const unsigned char[]){
#embed "../../rules/zh/links.yml" suffix(, 0)
  }},
  {"zh/menus.yml", (const unsigned char[]){
#embed "../../rules/zh/menus.yml" suffix(, 0)
  }},
  {"zh/notices.yml", (const unsigned char[]){
#embed "../../rules/zh/notices.yml" suffix(, 0)
  }},
  {"zh/portals.yml", (const unsigned char[]){
#embed "../../rules/zh/portals.yml" suffix(, 0)
  }},
};

size_t winnow_builtin_pack_count(void) { return sizeof packs / sizeof packs[0]; }

WinnowBuiltinPack winnow_builtin_pack(size_t index) {
  const unsigned char *bytes = packs[index].bytes;
  return (WinnowBuiltinPack){packs[index].name, bytes, strlen((const char *)bytes)};
}

// Its tables are read where they lie, and begin at multiples of this.
alignas(64) static const unsigned char image[] = {
#embed "rules.image" if_empty(0)
};

WinnowBuiltinImage winnow_builtin_image(void) { return (WinnowBuiltinImage){image, sizeof image}; }
