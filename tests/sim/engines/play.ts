import { isDeepStrictEqual } from "node:util";
import type { Change } from "../../../src/desk/tickets.ts";
import type { TicketCommand } from "../../../src/features/rules.ts";
import { formatReference } from "../../../src/kernel/reference.ts";
import { dayOf } from "../../../src/kernel/time/calendar.ts";
import { aDraft } from "../../support/commands.ts";
import { changed, opened, settled, woken, type Kept, type Told } from "../alone/rules-alone.ts";
import { seal } from "../sealed.ts";
import { isPart, type Scene } from "./script.ts";
import type { Stage } from "./stage.ts";

export interface Played {
  /** A sentence for each thing on which the desk and the rules alone do not agree. */
  readonly apart: readonly string[];
  readonly tickets: readonly Kept[];
}

/** Has the desk, and the rules alone, live through the same. */
export async function play(stage: Stage, script: readonly Scene[]): Promise<Played> {
  await stage.begin();
  seal.begin(1);
  try {
    return await playAll(stage, script);
  } finally {
    seal.end();
  }
}

async function playAll(stage: Stage, script: readonly Scene[]): Promise<Played> {
  const { ids } = stage;
  let { staff } = stage;
  const apart: string[] = [];
  const tickets: Kept[] = [];
  const counts = new Map<string, number>();

  async function opens({ by, impact }: Extract<Scene, { does: "opens" }>): Promise<void> {
    const draft = { ...aDraft, impact, beneficiary: ids.ben };
    const now = new Date(seal.now());
    const day = dayOf(now, stage.zone);
    const count = (counts.get(day) ?? 0) + 1;
    counts.set(day, count);
    const { mark } = await stage.opens(draft, ids[by]);
    const as = { reference: formatReference(draft.kind, day, count), mark };
    tickets.push(opened(staff, { draft, by: ids[by], as }, now));
  }

  async function asks({ by, ticket, command }: Extract<Scene, { does: "asks" }>): Promise<void> {
    const at = ticket % tickets.length;
    const kept = tickets[at];
    if (kept === undefined) return;
    const wanted = { command: withIds(stage, command), by: ids[by] };
    const here = changed(staff, kept, wanted, new Date(seal.now()));
    const there = await stage.asks(kept.ticket.reference, wanted.command, wanted.by);
    if (!isDeepStrictEqual(toldBy(there), here.told))
      apart.push(`${by} asks ${JSON.stringify(command)}: ${tell(toldBy(there))} instead of ${tell(here.told)}`);
    tickets[at] = here.kept;
  }

  async function comesOrGoes({ does, by }: Extract<Scene, { does: "goes-away" | "comes-back" }>): Promise<void> {
    const person = ids[by];
    await (does === "goes-away" ? stage.goesAway(person) : stage.comesBack(person));
    const others = [...staff.away].filter((each) => each !== person);
    staff = { ...staff, away: new Set(does === "goes-away" ? [...others, person] : others) };
    for (const [at, kept] of tickets.entries()) tickets[at] = settled(staff, kept, person, new Date(seal.now()));
  }

  async function waits(minutes: number): Promise<void> {
    seal.passes(minutes * 60_000);
    await stage.strikes();
    for (const [at, kept] of tickets.entries()) tickets[at] = woken(staff, kept, new Date(seal.now()));
  }

  for (const scene of script) {
    switch (scene.does) {
      case "opens":
        await opens(scene);
        break;
      case "asks":
        await asks(scene);
        break;
      case "goes-away":
      case "comes-back":
        await comesOrGoes(scene);
        break;
      case "waits":
        await waits(scene.minutes);
        break;
    }
  }
  for (const kept of tickets) apart.push(...(await compare(stage, kept)));
  return { apart, tickets };
}

async function compare(stage: Stage, { ticket, history, said }: Kept): Promise<readonly string[]> {
  const { reference } = ticket;
  const pairs = {
    is: [await stage.ticket(reference), ticket],
    "has been through": [await stage.history(reference), history],
    "has to say": [await stage.said(reference), said],
  };
  return Object.entries(pairs).flatMap(([what, [there, here]]) =>
    isDeepStrictEqual(there, here) ? [] : [`${reference} ${what} ${tell(there)} instead of ${tell(here)}`],
  );
}

/** The people of the play are people of the desk. */
const withIds = ({ ids }: Stage, command: TicketCommand): TicketCommand =>
  command.type === "assign" && isPart(command.to) ? { ...command, to: ids[command.to] } : command;

const toldBy = (change: Change): Told | { readonly result: "lost" } =>
  change.result === "refused"
    ? { result: "refused", refusal: change.refusal }
    : change.result === "changed"
      ? { result: "changed" }
      : { result: change.result };

const tell = (what: unknown): string => JSON.stringify(what);
