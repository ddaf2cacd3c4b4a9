import { policyIn } from "../../kernel/policy.ts";
import { aroundTheClock } from "../../kernel/time/business-hours.ts";
import type { FormValues } from "../../screen/form.ts";
import type { Message } from "../../screen/message.ts";
import { formExample, type Example } from "../examples/example.ts";
import type { Stage } from "../examples/stage.ts";
import { momentOf } from "../examples/tickets.ts";
import { hoursForm, readHours, readTargets, targetsForm } from "./forms.ts";
import {
  changedMeanwhile,
  nothingWouldChange,
  policyLocked,
  policyTold,
  proposalForm,
  proposalGone,
  proposalMessage,
  queueSaved,
  queueServiceNow,
  type Proposed,
} from "./messages.ts";
import { policyWith, type PolicyChange, type TypedHours, type TypedPolicy } from "./rules.ts";

const configured = policyIn("Europe/Paris");
const locked = { ...configured, inChat: { hours: false, targets: false } };
const today = "2026-11-23";
const office = configured.hours.week;
const hours: TypedHours = {
  zone: "Europe/Paris",
  week: { ...office, friday: [{ from: 480, to: 960 }], saturday: [{ from: 540, to: 720 }] },
  closedOn: ["2026-12-24", "2026-12-31", "2027-01-01"],
  openOn: [],
};
const inMinutes = (count: number) => ({ days: 0, milliseconds: count * 60_000, counted: "open" }) as const;
const twoDays = { days: 2, milliseconds: 0, counted: "calendar" } as const;
const targets = {
  P1: { "first-response": inMinutes(15), resolution: inMinutes(120) },
  P2: { "first-response": inMinutes(60), resolution: inMinutes(480) },
  P3: { "first-response": inMinutes(240), resolution: twoDays },
  P4: { "first-response": null, resolution: null },
};
const typed: TypedPolicy = { hours, targets };
const next = policyWith(configured, new Map([["support", typed]]));
const ofTheirOwn = {
  ...configured,
  serviceLevels: [
    { queue: null, kind: null, service: "VPN", priority: null, targets: targets.P1 },
    ...configured.serviceLevels,
  ],
};
const changeIn = (queue: string): PolicyChange => ({
  ...typed,
  id: "1",
  queue,
  part: "hours",
  by: "lena",
  at: momentOf(3),
});

function proposedIn(part: "hours" | "targets"): Proposed {
  const effect = { open: 12, earlier: 3, later: 0, gained: 0, lost: 0, lateNow: 2 };
  const back = { do: "edit-queue", part, queue: "support", draft: "0197" } as const;
  const now = { policy: configured, typed: { hours: null, targets: null } };
  return { proposal: "0197", part, queue: "support", now, next: { policy: next, typed }, effect, looked: null, back };
}

const nobodyWaits = { open: 0, earlier: 0, later: 0, gained: 0, lost: 0, lateNow: 0 };
const unmoved = { ...nobodyWaits, open: 12 };
const allKinds = { open: 24, earlier: 2, later: 3, gained: 4, lost: 5, lateNow: 2 };

/** What is said of hours and targets that are changed in chat. */
export function toldOfPolicies({ viewer }: Stage): Readonly<Record<string, Message>> {
  const may = { policy: configured, today, parts: ["hours", "targets"], change: null } as const;
  const changed = queueServiceNow("support", { ...may, policy: next, change: changeIn("support") }, viewer);
  const back = proposedIn("hours").back;
  const hidden = { ...may, parts: [] } as const;
  return {
    "hours and targets, for a lead": queueServiceNow("support", may, viewer),
    "hours and targets, for an agent": queueServiceNow("support", hidden, viewer),
    "hours and targets, not to be changed in chat": queueServiceNow("support", { ...hidden, policy: locked }, viewer),
    "hours and targets that were changed in chat": changed,
    "what other hours would do, in a message": proposalMessage(proposedIn("hours"), viewer),
    "hours saved": queueSaved("support", "hours", viewer),
    "targets saved": queueSaved("support", "targets", viewer),
    "nothing would change": nothingWouldChange("support", viewer),
    "saved already, or too old": proposalGone(viewer),
    "not to be changed in chat": policyLocked(viewer),
    "somebody else was faster": changedMeanwhile("support", { by: "lena", now: changed, back }, viewer),
    "hours changed, to the agents": policyTold(changeIn("support"), { policy: next, today }, viewer),
    "targets changed, to the agents": policyTold(
      { ...changeIn("support"), part: "targets" },
      { policy: next, today },
      viewer,
    ),
  };
}

export function policyForms({ viewer }: Stage): readonly Example[] {
  const { locale } = viewer;
  const opener = { do: "edit-queue", queue: "support" } as const;
  const now = momentOf(3);
  const hoursTyped = { week: "Mon 9-5", zone: "Europe/Pari", closedOn: "Easter", openOn: "1 Jan – 31 Dec 2027" };
  const targetsTyped = {
    "P1-first-response": "soon",
    "P2-first-response": "4 h",
    "P2-resolution": "2 h",
    "P4-resolution": "900 days",
  };
  const wrongHours = (values: FormValues) => {
    const read = readHours(values, {
      now,
      language: locale,
      before: null,
      policy: configured,
      queue: "support",
      locale,
    });
    return read.ok ? {} : read.errors;
  };
  const readWrong = readTargets(targetsTyped, { policy: configured, queue: "support", now, locale });
  const ofHours = hoursForm({ ...opener, part: "hours" }, { policy: next, typed: hours, today }, locale);
  const ofTargets = targetsForm({ ...opener, part: "targets" }, next, locale);
  const always = policyWith(
    configured,
    new Map([["support", { hours: { ...hours, week: aroundTheClock("UTC").week }, targets: null }]]),
  );
  return [
    formExample("a queue's hours", ofHours),
    formExample(
      "a queue's hours: always open",
      hoursForm({ ...opener, part: "hours" }, { policy: always, typed: null, today }, locale),
    ),
    formExample("a queue's hours: wrong", ofHours, wrongHours(hoursTyped)),
    formExample(
      "a queue's hours: wrong days",
      ofHours,
      wrongHours({ week: "Mon 9:00 – 18:00\nMon 9:00 – 12:00", zone: "Mars" }),
    ),
    formExample("a queue's hours: never open", ofHours, wrongHours({ week: "Sun: closed", zone: "UTC" })),
    formExample("a queue's hours: too few", ofHours, wrongHours({ week: "Mon 8:00 – 8:01", zone: "UTC" })),
    formExample("a queue's targets", ofTargets),
    formExample(
      "a queue's targets: some of their own",
      targetsForm({ ...opener, part: "targets" }, ofTheirOwn, locale),
    ),
    formExample("a queue's targets: wrong", ofTargets, readWrong.ok ? {} : readWrong.errors),
    formExample("a queue's hours: what they would do", proposalForm(proposedIn("hours"), viewer)),
    formExample("a queue's targets: what they would do", proposalForm(proposedIn("targets"), viewer)),
    formExample(
      "a queue's targets: all that they can do",
      proposalForm({ ...proposedIn("targets"), effect: allKinds }, viewer),
    ),
    formExample("a queue's hours: no ticket moves", proposalForm({ ...proposedIn("hours"), effect: unmoved }, viewer)),
    formExample(
      "a queue's targets: as in the policy again, nobody waits",
      proposalForm({ ...proposedIn("targets"), effect: nobodyWaits, looked: 5_000, back: null }, viewer),
    ),
  ];
}
