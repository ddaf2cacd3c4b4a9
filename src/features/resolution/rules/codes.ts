import type { CauseCategory } from "../../../kernel/classification.ts";
import type { Code } from "../../../kernel/attempt.ts";
import { accept, refuse, type Circumstances } from "../../../kernel/command.ts";
import { askedToResolve } from "../../../kernel/policy.ts";
import type { InLanguages } from "../../../kernel/service.ts";
import type { Ticket } from "../../../kernel/ticket.ts";
import { givenWith } from "../../grants/rules.ts";

/** What is said of a resolution beside its words; `codes`: what was chosen, by the names of what the policy asks. */
export interface ResolutionSaid {
  readonly text: string;
  /** Null: nothing was chosen. */
  readonly cause: CauseCategory | null;
  readonly codes?: Readonly<Record<string, string>>;
  /** How long its requester has what they asked for: see `givenWith`. */
  readonly until?: string | null | undefined;
}

/** What has to be said first. `field` null: the cause. */
export interface NotAllSaid {
  readonly type: "not-all-said";
  readonly missing: readonly { readonly field: string | null; readonly label: InLanguages | null }[];
}

/** The one way in which somebody resolves a ticket, whatever they press: all that has to be said is. */
export function resolvedBy(ticket: Ticket, { text, cause, codes = {}, until }: ResolutionSaid, at: Circumstances) {
  const asked = askedToResolve(at.policy, ticket);
  const chosen = asked.fields.map(({ name, label, options }) => ({
    name,
    label,
    option: options.find(({ value }) => Object.hasOwn(codes, name) && value === codes[name]),
  }));
  const missing = [
    ...(asked.cause && cause === null ? [{ field: null, label: null }] : []),
    ...chosen.flatMap(({ name, label, option }) => (option === undefined ? [{ field: name, label }] : [])),
  ];
  if (missing.length > 0) return refuse({ type: "not-all-said", missing });
  const said = chosen.flatMap(({ name, label, option }): readonly Code[] =>
    option === undefined ? [] : [{ field: name, label, kind: "choice", chosen: [option] }],
  );
  const given = givenWith(ticket, until, at);
  if (!given.ok) return given;
  const resolved = {
    type: "resolved",
    attempt: ticket.attempts.length + 1,
    text,
    cause: cause ?? "other",
    ...(said.length > 0 && { codes: said }),
  } as const;
  return accept(resolved, ...given.events);
}

const inForm = "code.";

/** The name of what the policy asks, as a field of a form; null: the cause. */
export const codeName = (field: string | null): string => (field === null ? "cause" : `${inForm}${field}`);

/** What was chosen in a form of what the policy asks. */
export const codesIn = (values: Readonly<Record<string, string | null>>): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) =>
      name.startsWith(inForm) && value !== null ? [[name.slice(inForm.length), value]] : [],
    ),
  );
