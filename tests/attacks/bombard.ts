import { mutated, pick, randomFrom } from "./payloads.ts";
import type { AttackedDesk } from "./stage/attacked-desk.ts";
import { send, type Recorded } from "./stage/recorder.ts";
import { fromSlack, json, readSlack } from "./stage/signing.ts";

export interface Failure {
  /** Which of the payloads it was, counted from 0. */
  readonly number: number;
  readonly what: string;
  readonly request: Recorded;
}

export interface Bombardment {
  readonly failures: readonly Failure[];
  /** How often each status was answered. */
  readonly statuses: ReadonlyMap<number, number>;
}

const atATime = 16;

/** Sends mutations of what was recorded, rightly signed, and tells what was answered with no answer or an error of the server. */
export async function bombard(
  desk: AttackedDesk,
  how: { readonly payloads: number; readonly seed: number; readonly progress?: (sent: number) => void },
): Promise<Bombardment> {
  const random = randomFrom(how.seed);
  const shapes = desk.recorder.requests.map(readShape);
  const [first, ...rest] = shapes;
  if (first === undefined) throw new Error("Nothing was recorded that could be changed");
  const statuses = new Map<number, number>();
  const failures: Failure[] = [];
  let next = 0;
  const sendSome = async (): Promise<void> => {
    while (next < how.payloads) {
      const number = next++;
      if (number % 1_000 === 0) how.progress?.(number);
      const shape = pick(random, [first, ...rest]);
      const payload = mutated(shape.payload, [pick(random, [first, ...rest]).payload], random);
      const request = await shape.sign(payload);
      const status = await statusOf(desk.url, request);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      if (status === 0 || status >= 500) failures.push({ number, what: `status ${status}`, request });
    }
  };

  interface Shape {
    readonly payload: unknown;
    readonly sign: (payload: unknown) => Promise<Recorded>;
  }
  function readShape(recorded: Recorded): Shape {
    if (recorded.path === "/slack/events") {
      const { payload, form } = readSlack(recorded);
      return { payload, sign: async (changed) => fromSlack(changed, form) };
    }
    const sign = async (changed: unknown): Promise<Recorded> => ({
      path: recorded.path,
      headers: { "content-type": json, authorization: `Bearer ${await desk.tenant.channelToken()}` },
      body: JSON.stringify(changed) ?? "",
    });
    return { payload: JSON.parse(recorded.body), sign };
  }

  await Promise.all(Array.from({ length: atATime }, sendSome));
  return { failures, statuses };
}

/** 0: no answer at all. */
async function statusOf(url: string, request: Recorded): Promise<number> {
  try {
    const response = await send(url, request);
    await response.arrayBuffer();
    return response.status;
  } catch {
    return 0;
  }
}

/** What stands in the database and should not; nothing, after whatever was sent. */
export async function brokenLaws(desk: AttackedDesk): Promise<readonly string[]> {
  const laws: Readonly<Record<string, string>> = {
    "a ticket whose events have gaps or no beginning": `
      select t.reference from ticket t left join ticket_event e on e.ticket = t.reference
       group by t.reference having count(e.number) <> t.version or min(e.number) <> 1 or max(e.number) <> t.version
           or count(*) filter (where e.event->>'type' = 'opened') <> 1`,
    "a ticket that nobody was shown": `
      select t.reference from ticket t where not exists (select from surface s where s.ticket = t.reference)`,
    "a day that counted other tickets than there are": `
      select c.day from day_counter c
       where c.count <> (select count(*) from ticket t where substr(t.reference, 2, 6) = c.day)`,
    // Who was joined to another has no account left, and nothing else either.
    "a person who is no account, and yet has something": `
      select p.id from person p
       where not exists (select from account a where a.person_id = p.id)
         and (p.email is not null
              or exists (select from queue_member m where m.person_id = p.id)
              or exists (select from queue_lead l where l.person_id = p.id)
              or exists (select from ticket t where p.id in (t.requester, t.beneficiary, t.assignee) or p.id = any (t.followers))
              or exists (select from ticket_event e where e.by = p.id)
              or exists (select from words w where w.by = p.id))`,
  };
  const broken: string[] = [];
  for (const [law, sql] of Object.entries(laws)) {
    for (const row of await desk.rows(sql)) broken.push(`${law}: ${JSON.stringify(row)}`);
  }
  if (Reflect.get({}, "polluted") !== undefined) broken.push("every object got a property");
  return broken;
}

/** What the desk logged as its own mistakes, each once, with how often it was. */
export function mistakesIn(log: readonly string[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const line of log) {
    if (Number(/"level":(\d+)/.exec(line)?.[1]) < 50) continue;
    const said = line.replace(/"(time|pid|user|hostname)":("[^"]*"|\d+),?/g, "").slice(0, 600);
    found.set(said, (found.get(said) ?? 0) + 1);
  }
  return found;
}
