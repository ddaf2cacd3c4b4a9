/**
 * Emoji that may stand in a policy as they are drawn, each with the names that Slack has for it: the first is the one that it tells. Of
 * all others it takes Slack's name.
 */
const named: readonly (readonly [string, ...string[]])[] = [
  ["🎫", "ticket"],
  ["🎟", "admission_tickets"],
  ["🤫", "shushing_face", "face_with_finger_covering_closed_lips"],
  ["👀", "eyes"],
  ["✅", "white_check_mark"],
  ["✔", "heavy_check_mark"],
  ["☑", "ballot_box_with_check"],
  ["🧠", "brain"],
  ["👍", "+1", "thumbsup"],
  ["👎", "-1", "thumbsdown"],
  ["🙋", "raising_hand"],
  ["✋", "hand", "raised_hand"],
  ["🙏", "pray"],
  ["🆘", "sos"],
  ["🚨", "rotating_light"],
  ["🔒", "lock"],
  ["📌", "pushpin"],
  ["📝", "memo", "pencil"],
  ["📖", "book", "open_book"],
  ["💡", "bulb"],
  ["🛠", "hammer_and_wrench"],
  ["🔧", "wrench"],
  ["🐛", "bug"],
  ["🔥", "fire"],
  ["🏁", "checkered_flag"],
  ["📣", "mega"],
];

const names = new Map(named.flatMap(([drawn, name = "", ...others]) => [drawn, ...others].map((each) => [each, name])));
const pictures = new Map(named.map(([drawn, name = ""]) => [name, drawn]));

const drawnSo = /\u{FE0F}|\p{Emoji_Modifier}/gu;

/** What Slack calls an emoji, however it was written: drawn or by a name, with colons or a skin tone. Null: it is none that is known so. */
export function emojiNamed(written: string): string | null {
  const plain = written
    .trim()
    .replace(/^:|:$/gu, "")
    .replace(/:?:skin-tone-\d$/u, "")
    .replaceAll(drawnSo, "")
    .toLowerCase();
  const known = names.get(plain);
  if (known !== undefined) return known;
  return /^[\p{L}\p{N}_+'-]{1,100}$/u.test(plain) ? plain : null;
}

/** As it is read: drawn, where that is known. */
export const emojiShown = (name: string): string => pictures.get(name) ?? `:${name}:`;
