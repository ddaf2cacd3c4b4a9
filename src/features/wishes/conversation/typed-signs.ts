import { bareWords } from "../../../kernel/words/bare.ts";

/** What a picture says to a question; `asks`: they doubt, or ask. All others say nothing. */
type Sign = "yes" | "no" | "asks";

/** As characters, and as Slack names them where it hands over the name alone. */
const signs: readonly (readonly [Sign, string])[] = [
  ["yes", "👍 👌 ✅ ✔ ✓ ☑ 🆗 💯 🫡 🙆 :+1: :thumbsup: :ok_hand: :white_check_mark: :heavy_check_mark: :ok: :100:"],
  ["yes", ":ballot_box_with_check: :saluting_face: :ok_woman: :ok_man: :woman-gesturing-ok: :man-gesturing-ok:"],
  ["no", "👎 ❌ ❎ ✖ ✗ ✘ ⛔ 🚫 🛑 🙅 ⏹ :-1: :thumbsdown: :x: :negative_squared_cross_mark: :heavy_multiplication_x:"],
  ["no", ":no_entry: :no_entry_sign: :octagonal_sign: :stop_sign: :no_good: :no_good_woman: :no_good_man:"],
  ["no", ":ng_woman: :ng_man: :woman-gesturing-no: :man-gesturing-no: :black_square_for_stop:"],
  ["asks", "🤔 🤨 🧐 🤷 ❓ ❔ :thinking_face: :thinking: :face_with_raised_eyebrow: :face_with_monocle: :shrug:"],
  ["asks", ":woman-shrugging: :man-shrugging: :question: :grey_question: :interrobang:"],
];
const known = new Map(signs.flatMap(([sign, all]) => all.split(" ").map((picture) => [picture, sign] as const)));

const pictures = /:[a-z0-9_+-]+:|[✓✗✘]|\p{Extended_Pictographic}/gu;
/** Of what colour it is, and how it is drawn, says nothing; a man or a woman who shows a sign shows the sign. */
const drawnSo = /:skin-tone-\d:|\p{Emoji_Modifier}|\u{FE0F}|\u{200D}[♀♂]/gu;

/** Whether words are pictures alone. */
export const arePictures = (words: string): boolean => words.search(pictures) >= 0 && bareWords(words) === "";

/** What the pictures in words say; null: nothing, or there are none. */
export function signOf(words: string): Sign | "both" | null {
  const all = new Set(
    (words.replace(drawnSo, "").match(pictures) ?? []).flatMap((picture) => known.get(picture) ?? []),
  );
  if (all.has("asks")) return "asks";
  const [sign = null, ...others] = all;
  return others.length > 0 ? "both" : sign;
}
