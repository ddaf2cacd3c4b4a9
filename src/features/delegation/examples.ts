import { formExample, messageExample, type Example } from "../examples/example.ts";
import { momentOf } from "../examples/tickets.ts";
import { cast, type Stage } from "../examples/stage.ts";
import type { Message } from "../../screen/message.ts";
import { phrases } from "../words.ts";
import { delegateForm } from "./forms.ts";
import {
  delegationAsked,
  delegationEnded,
  delegationNoted,
  delegationNow,
  delegationOver,
  delegationTakenBack,
} from "./messages.ts";
import type { Delegation, Waiting } from "./rules.ts";

const now = momentOf(9);
const until = new Date("2026-12-04T08:00:00Z");
const running: Delegation = { to: "jonas", from: now, until };
const later: Delegation = { ...running, from: new Date("2026-11-30T23:00:00Z") };

const told = (name: string, message: Message): Example => messageExample("whispers", `who decides: ${name}`, message);

const waits = (all: number): Waiting => ({ all, wentTo: new Map(all === 0 ? [] : [["jonas", all]]), own: 0 });

export function delegations({ viewer }: Stage): readonly Example[] {
  const to = cast.jonas;
  const by = cast.lena;
  const said = { delegation: running, to, now };
  const noted = { ...said, instead: null, waiting: waits(0), isAway: false };
  const some = {
    all: 5,
    wentTo: new Map([
      ["jonas", 2],
      ["lena", 1],
    ]),
    own: 1,
  };
  return [
    told("nobody else", delegationNow(null, viewer)),
    told("another", delegationNow(said, viewer)),
    told("another, later", delegationNow({ ...said, delegation: later }, viewer)),
    told("asked", delegationNoted(noted, viewer)),
    told("asked, one waits", delegationNoted({ ...noted, waiting: waits(1) }, viewer)),
    told(
      "asked, some wait, in the place of another",
      delegationNoted({ ...noted, waiting: waits(3), instead: by }, viewer),
    ),
    told("asked, for later", delegationNoted({ ...noted, delegation: later, waiting: waits(3) }, viewer)),
    told(
      "asked, who is away",
      delegationNoted({ ...noted, waiting: { ...waits(3), wentTo: new Map() }, isAway: true }, viewer),
    ),
    told("asked, not all of it went", delegationNoted({ ...noted, waiting: some }, viewer)),
    told("asked, their own stay", delegationNoted({ ...noted, waiting: { ...some, all: 7, own: 2 } }, viewer)),
    told("taken back", delegationEnded(to, 0, viewer)),
    told("taken back, one waits", delegationEnded(to, 1, viewer)),
    told("nobody did", delegationEnded(null, 3, viewer)),
    told("to whoever is asked", delegationAsked({ delegation: running, by, now }, viewer)),
    told("to whoever is asked, for later", delegationAsked({ delegation: later, by, now }, viewer)),
    told("to whoever is asked no more", delegationTakenBack(by, viewer)),
    told("over", delegationOver(to, 0, viewer)),
    told("over, some wait", delegationOver(to, 3, viewer)),
  ];
}

export function delegationForms({ viewer: { locale } }: Stage): readonly Example[] {
  const { form } = phrases(locale).delegation;
  const filled = { do: "delegate", whom: { user: "jonas", name: cast.jonas }, until: "2026-12-04" } as const;
  const named = `who decides`;
  return [
    formExample(named, delegateForm({ do: "delegate" }, locale)),
    formExample(`${named}: as typed`, delegateForm(filled, locale), { whom: form.comesBack(cast.jonas) }),
    formExample(`${named}: not so`, delegateForm(filled, locale), {
      whom: form.guest(cast.jonas),
      until: form.beforeItBegins,
    }),
    formExample(`${named}: too long`, delegateForm(filled, locale), {
      whom: form.self,
      until: form.tooLong,
    }),
  ];
}
