import { catalogueOf, type Renamed } from "./catalogue/services.ts";
import { contradictionsIn } from "./contradictions.ts";
import { isOneOf } from "./holidays.ts";
import { mistakesIn, told, type Mistake } from "./mistake.ts";
import { policySchema, type WrittenPolicy } from "./schema.ts";
import type { ReadyInPolicy } from "../features/ready-answers/rules.ts";
import { readSource } from "./source.ts";
import type { BusinessHours } from "../kernel/time/business-hours.ts";
import { policyIn, type DeskPolicy, type FilePolicy, type QueuePolicy } from "../kernel/policy.ts";

/** What a policy says. */
export interface Sound {
  readonly policy: DeskPolicy;
  /** The folder of the articles, as it is named there; null: there is none. */
  readonly knowledge: string | null;
  readonly readyAnswers: readonly ReadyInPolicy[];
  /** What it says had another name until now. */
  readonly renamed: readonly Renamed[];
  /** What is written in it, whatever it means; null: nothing is. */
  readonly written: unknown;
}

export type ReadPolicy =
  | ({ readonly ok: true } & Sound)
  /** Everything that is wrong, a line each, in the order of the file. */
  | { readonly ok: false; readonly problems: readonly string[] };

interface Reading {
  /** The desk's, IANA, where the text names none. */
  readonly zone: string;
  /** What the text is called in problems. */
  readonly file?: string;
}

/** Reads a policy in YAML; touches nothing outside. What is left out is as usual. */
export async function readPolicy(text: string, { zone, file = "helpdesk.yaml" }: Reading): Promise<ReadPolicy> {
  const read = readSource(text);
  if (!read.ok) {
    return {
      ok: false,
      problems: told(
        file,
        read.mistakes.map((mistake) => ({ path: [], part: "value", ...mistake })),
      ),
    };
  }
  const { data, placeOf, odd } = read.source;
  const { sound, mistakes } = await interpret(data ?? {}, zone);
  if (sound !== null && mistakes.length + odd.length === 0) return { ok: true, ...sound, written: data ?? null };
  return {
    ok: false,
    problems: told(file, [
      ...mistakes.map((mistake) => ({ ...mistake, place: placeOf(mistake.path, mistake.part) })),
      ...odd.map((mistake) => ({ path: [], part: "value" as const, ...mistake })),
    ]),
  };
}

/** Looks at the parts that can be read even when others cannot: every mistake is told at once. */
async function interpret(
  data: unknown,
  zone: string,
): Promise<{ readonly sound: Sound | null; readonly mistakes: readonly Mistake[] }> {
  const usual = policyIn(zone);
  const schema = policySchema(usual);
  const read = await schema.safeParseAsync(data);
  const mistakes = read.error?.issues.flatMap(mistakesIn) ?? [];
  const wrong = new Set(mistakes.map(({ path }) => path[0]));
  const { data: sound } = read.success ? read : await schema.safeParseAsync(without(data, wrong));
  if (sound === undefined) return { sound: null, mistakes };

  const { knowledge, readyAnswers, services: asked, lists, sharedFields, ...rules } = sound;
  const catalogue = catalogueOf({ services: asked, lists, sharedFields });
  const policy = policyOf({ ...rules, services: catalogue.services }, usual);
  const written = new Set<unknown>(
    Object.entries(Object(data)).flatMap(([key, value]) => (value === null ? [] : [key])),
  );
  const contradictions = contradictionsIn(policy).filter(
    ({ path, besides }) => written.has(path[0]) && !besides.some((part) => wrong.has(part)),
  );
  // What refers to a part that cannot be read may be right.
  const inCatalogue = ["lists", "sharedFields"].some((part) => wrong.has(part)) ? [] : catalogue.mistakes;
  return {
    sound: { policy, knowledge, readyAnswers, renamed: catalogue.renamed, written: data },
    mistakes: [
      ...mistakes,
      ...[...contradictions, ...inCatalogue].map(({ path, message }): Mistake => ({ path, part: "value", message })),
    ],
  };
}

const without = (data: unknown, keys: ReadonlySet<unknown>): unknown =>
  typeof data === "object" && data !== null && !Array.isArray(data)
    ? Object.fromEntries(Object.entries(data).filter(([key]) => !keys.has(key)))
    : data;

type Written = Omit<WrittenPolicy, "knowledge" | "readyAnswers" | "services" | "lists" | "sharedFields"> &
  Pick<DeskPolicy, "services">;

function policyOf(written: Written, usual: DeskPolicy): DeskPolicy {
  const { hours, queues, currency, files, ...rest } = written;
  const taken = { ...usual.files, ...known(files) };
  const isHoliday = hours.holidays.length === 0 ? usual.hours.isHoliday : isOneOf(hours.holidays);
  const ofDesk: BusinessHours = { zone: hours.zone, week: hours.week, isHoliday };
  const ofQueue = ({
    private: isPrivate,
    hours: own,
    nextLevel,
    leads,
    offer,
    forecast,
    rate,
    statuses,
    toResolve,
    criteria,
    files: ownFiles,
  }: WrittenPolicy["queues"][string]): QueuePolicy => ({
    nextLevel,
    ...(isPrivate && { isPrivate }),
    ...(offer !== undefined && { offer }),
    ...(!forecast && { forecast: false }),
    ...(rate !== undefined && { rate }),
    ...(statuses !== undefined && { statuses }),
    ...(toResolve !== undefined && { toResolve }),
    ...(criteria !== undefined && { criteria }),
    ...(ownFiles !== undefined && { files: { ...taken, ...known(ownFiles) } }),
    ...(leads.length > 0 && { leads: [...new Set(leads)] }),
    hours:
      own === undefined
        ? null
        : {
            zone: own.zone ?? ofDesk.zone,
            week: own.week ?? ofDesk.week,
            isHoliday: own.holidays === undefined ? ofDesk.isHoliday : isOneOf(own.holidays),
          },
  });
  return {
    ...rest,
    ...(currency !== undefined && { currency }),
    hours: ofDesk,
    files: taken,
    queues: Object.fromEntries(Object.entries(queues).map(([name, rules]) => [name, ofQueue(rules)])),
  };
}

/** Without what is left out. */
const known = ({ atMost, types }: WrittenPolicy["files"]): Partial<FilePolicy> => ({
  ...(atMost !== undefined && { atMost }),
  ...(types !== undefined && { types }),
});
