import type { Wish } from "../features/wishes/rules.ts";
import { bareWords } from "../kernel/words/bare.ts";

/** Words of one kind, any of which may stand there. They are compared with bare ones. */
const any = (...words: readonly string[]): string => `(?:${words.join("|")})`;
const perhaps = (...words: readonly string[]): string => `(?:${words.join("|")})?`;

const ticket = any(
  "it|this|that|these|le|la|ca|cela",
  "(?:my|the|this|that|our|mon|ma|le|la|ce|cette|notre)(?: last| dernier| derniere)? (?:ticket|request|demande|dossier)",
);
const problem = any(
  "it|this|that|everything|all|ca|cela|tout|c'|ce|il|elle",
  "(?:the|my|le|mon|ce) (?:problem|issue|probleme|souci|ticket)|(?:la|ma) (?:panne|demande)|my request|probleme|problem",
);
const asking = perhaps(
  "(?:can|could|would|will) you |you can |i(?: want| need| would like|'d like) to |let's ",
  "(?:peux tu|pouvez vous|pourriez vous|tu peux|vous pouvez|je veux|je voudrais|je souhaite|j'aimerais|il faut|merci de) ",
);
const since = "(?: now| again| already| fine| well| perfectly| for me| myself| by itself| on my own| out)*";
const depuis =
  "(?: maintenant| desormais| bien| tres bien| enfin| a nouveau| de nouveau| pour moi| de mon cote| moi meme| tout seul| toute seule)*";

/** What people type who mean a button, in the languages of the desk, whatever their own: whole sentences. */
const typed: readonly (readonly [Wish, readonly string[]])[] = [
  [
    "cancel",
    [
      `${asking}(?:cancel|withdraw|drop|close|delete) ${ticket}`,
      `${asking}(?:annule[rz]?|retire[rz]?|supprime[rz]?|ferme[rz]?|cloture[rz]?|clore|abandonne[rz]?) ${ticket}`,
      "cancel|annule[rz]?|never ?mind|forget (?:about )?(?:it|that)|laisse[rz]? tomber|oublie[rz]?(?: ca)?|l'annuler",
      `(?:i )?(?:no longer need|don't need|do not need) (?:help|${ticket})(?: any ?more)?|no longer needed`,
      "je n'en ai plus besoin|(?:je n'ai |j'ai )?plus besoin(?: d'aide)?|(?:ce n'est |c'est )?plus (?:la peine|necessaire)",
    ],
  ],
  [
    "works",
    [
      `(?:${problem}(?: is|'s| has been)? )?(?:now )?(?:fixed|solved|resolved|sorted|repaired|working|works|worked)${since}`,
      `i(?:'ve| have)? (?:fixed|solved|sorted|resolved) ${problem}${since}|(?:it's |it is )?all good${since}`,
      `i(?:'ve| have)? found (?:the|a|an|my) (?:answer|solution|fix)${since}`,
      `(?:${problem}(?: est|est)${depuis} )?(?:regle|resolu|repare|arrange)e?${depuis}`,
      `(?:c'est|tout est)${depuis} (?:bon|ok|rentre dans l'ordre)${depuis}`,
      `(?:${problem} )?(?:re)?(?:marche|fonctionne)${depuis}`,
      `j'ai (?:trouve|resolu|regle)(?: (?:la|le|une|mon) (?:solution|reponse|probleme|souci))?${depuis}`,
    ],
  ],
  [
    "where",
    [
      `where (?:does ${ticket} stand|do (?:we|things) stand|are (?:we|things)|is ${ticket})(?: (?:with|on) ${ticket})?(?: now)?`,
      `what(?:'s| is) the (?:status|state|progress)(?: of ${ticket})?|what(?:'s| is) (?:happening|going on) with ${ticket}`,
      `${perhaps("is there |are there |do you have |have you got ")}any (?:news|updates?|progress)(?: (?:on|about|of) ${ticket})?(?: yet)?`,
      `(?:the )?(?:status|state|news|updates?) (?:of|on|about) ${ticket}|when will ${ticket} be (?:fixed|done|solved|resolved|ready)`,
      `(?:ou en (?:est|sont) (?:on|les choses|${ticket})|ou en (?:sommes nous|etes vous)|ou (?:ca|est ce que ca) en est|on en est ou|ou est ${ticket})(?: (?:avec|pour|sur) ${ticket})?`,
      `${perhaps("avez vous |vous avez |as tu |tu as |y a t il |il y a |est ce qu'il y a ")}(?:des nouvelles|du nouveau)(?: (?:de|sur|pour|concernant) ${ticket}| du ticket)?`,
      `${perhaps("quel est |quelle est ")}(?:le |l')?(?:statut|etat|avancement) (?:de ${ticket}|du ticket)`,
    ],
  ],
  [
    "not-fixed",
    [
      `(?:${problem}(?: is|'s)? )?(?:still )?(?:not|isn't|is not) (?:yet )?(?:fixed|solved|resolved|repaired|working)(?: yet| at all| either| for me)?`,
      `(?:${problem}(?: is|'s)? )?still (?:broken|there|the same|failing|doesn't work|does not work)|(?:the )?same problem(?: again)?`,
      `${problem} (?:still )?(?:doesn't|does not|didn't|did not) work(?: yet| either| at all| for me)?`,
      `(?:(?:${problem}|ca) ?n?'?(?:est )?)?(?:toujours )?pas (?:encore )?(?:regle|resolu|repare|arrange|bon)e?(?: du tout)?|toujours pas`,
      `(?:${problem} )?(?:ne )?(?:marche|fonctionne) (?:toujours )?pas(?: encore| du tout| mieux)?`,
      `(?:${problem} ?(?:est )?)?toujours (?:la|en panne|casse|pareil|(?:le )?meme probleme)|(?:le )?meme probleme`,
    ],
  ],
  ["reopen", [`${asking}(?:re ?open|r(?:e ?)?ouvr(?:ir|e|ez))(?: ${ticket})?`]],
];

const thanks = any(
  "great|super|perfect|parfait|excellent|genial|awesome|bravo|well done|nickel|impeccable",
  "(?:many |mille |a thousand |un grand )?(?:thanks|thank you|thx|merci|mercis|cheers)",
);
const thanked = any(
  "so much|very much|a lot|again|everyone|to (?:all|everyone)|beaucoup|bien|infiniment|encore|a (?:tous|toutes|vous|toi)",
  "(?:for|pour) (?:everything|tout|(?:all )?(?:your|the|votre|ton|l') ?(?:help|support|answer|reply|aide|reponse|soutien))",
  "d'avance|in advance|bonne journee|have a (?:nice|good|great) day",
);
const manners = any(
  "hi|hello|hey|good morning|bonjour|bonsoir|salut|coucou",
  "ok|okay|yes|no|oui|non|so|alors|please|pls|svp|stp|s'il (?:te|vous) plait|sorry|desolee?|actually|finalement|en fait",
);

const whole = (pattern: string): RegExp => new RegExp(`^(?:${pattern})$`, "u");
const patterns = typed.map(([wish, sentences]) => ({ wish, pattern: whole(sentences.join("|")) }));
const before = new RegExp(`^(?:(?:${manners}|${thanks}(?: ${thanked})*) )+`, "u");
const after = new RegExp(`(?: ${any(manners, `${thanks}(?: ${thanked})*`)})+$`, "u");
const onlyThanks = whole(`(?:${manners} )*${thanks}(?: ${any(thanks, thanked, manners)})*`);

const longest = 120; // characters: whoever writes more says more than a button does

/** The button that words mean; null: they mean none. `named`: a ticket is, as it stands in them. */
export function readWish(words: string, named: string | null): Wish | null {
  if (words.length > longest) return null;
  const said = bareWords(named === null ? words : words.replace(named, " referred "));
  const plain = said.replace(/(?:(?:my|the|mon|ma|le|la) )?(?:(?:ticket|request|demande) )?referred/u, "it");
  if (onlyThanks.test(plain)) return "thanks";
  const core = plain.replace(before, "").replace(after, "");
  return patterns.find(({ pattern }) => pattern.test(plain) || pattern.test(core))?.wish ?? null;
}
