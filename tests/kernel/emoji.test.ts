import { expect, test } from "vitest";
import { emojiNamed, emojiShown } from "../../src/kernel/emoji.ts";

test.for([
  ["🎫", "ticket"],
  [":ticket:", "ticket"],
  ["👀", "eyes"],
  ["✔️", "heavy_check_mark"],
  ["👍🏽", "+1"],
  ["thumbsup", "+1"],
  ["+1::skin-tone-4", "+1"],
  [":raised_hand::skin-tone-2:", "hand"],
  ["face_with_finger_covering_closed_lips", "shushing_face"],
  [":Acme-Desk:", "acme-desk"],
] as const)("%s is %s", ([written, name]) => {
  expect(emojiNamed(written)).toBe(name);
});

test.for(["🥐", "two words", "", "::", "a".repeat(101), "👀👀"])("“%s” is no emoji that is known", (written) => {
  expect(emojiNamed(written)).toBeNull();
});

test("what is drawn is shown so, and all others by their name", () => {
  expect([emojiShown("eyes"), emojiShown("acme")]).toEqual(["👀", ":acme:"]);
});
