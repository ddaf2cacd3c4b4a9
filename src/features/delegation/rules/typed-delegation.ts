/** Who is to decide, from when and until when, as it was typed; null: it was not said. */
export interface TypedDelegation {
  readonly whom: string | null;
  readonly from: string | null;
  readonly until: string | null;
}

const whom = "@?(?<whom>\\S.*?)";
const english = "(?:,? (?:from|starting(?: on)?|as of) (?<from>.+?))?(?:,? (?:until|till?|through|to) (?<until>.+))?$";
const french =
  "(?:,? (?:à partir (?:du |de |d['’])|dès |du |de |d['’])(?<from>.+?))?(?:,? (?:jusqu['’](?:au|à|en)|au|à) (?<until>.+))?$";
const mine = "(?<mine> (?:all )?(?:my )?(?:approvals?|decisions?))?";
const miennes = "(?<mine> (?:toutes )?(?:mes |les )?(?:validations?|accords?|approbations?|décisions?))?";

/** Whole sentences: "delegate access to the mailbox" is the title of a ticket. */
const sentences = [
  new RegExp(`^(?:i )?delegate${mine}(?: to ${whom})?${english}`, "iu"),
  new RegExp(`^let ${whom} (?:decide|approve)(?<mine> for me)?${english}`, "iu"),
  new RegExp(`^(?:je )?(?:délègue|déléguer|delegue|deleguer)${miennes}(?: à ${whom})?${french}`, "iu"),
  new RegExp(`^(?:je )?(?:confie|confier)${miennes}(?: à ${whom})?${french}`, "iu"),
  new RegExp(`^laisser? ${whom} décider(?<mine> (?:à ma place|pour moi))?${french}`, "iu"),
];

/** Null: it is about something else. */
export function readDelegation(typed: string): TypedDelegation | null {
  for (const [index, sentence] of sentences.entries()) {
    const said = sentence.exec(typed)?.groups;
    if (said === undefined) continue;
    const { whom = null, from = null, until = null, mine } = said;
    // That somebody decides, or is entrusted with something, is said of much else.
    if (mine === undefined && (index === 0 || index === 2 ? whom === null : until === null || index === 3)) continue;
    return { whom, from, until };
  }
  return null;
}

const nowWords = new Set(["now", "today", "maintenant", "aujourd'hui", "aujourd’hui", "tout de suite"]);

export const isNow = (words: string): boolean => nowWords.has(words.toLowerCase());
