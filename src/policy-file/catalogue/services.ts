import { locales } from "../../kernel/locale.ts";
import type { ApprovalAsked, Service, ServiceField } from "../../kernel/service.ts";
import type { Path } from "../source.ts";
import { conditionsOn, missing, namesIn, type CatalogueMistake, type Wrong } from "./conditions.ts";
import { shared, type WrittenField } from "./fields.ts";
import { most } from "./limits.ts";
import { partsOf } from "./parts.ts";
import { fieldsIn, weightOf } from "./read-fields.ts";
import type { WrittenCatalogue } from "./schema.ts";

/** What had another name until now (`was`): its path, as a policy has it. */
export interface Renamed {
  readonly path: readonly string[];
  readonly was: string;
}

/** The services, and what makes no sense of the parts together. */
export function catalogueOf({ lists, sharedFields, services: written }: WrittenCatalogue): {
  readonly services: readonly Service[];
  readonly renamed: readonly Renamed[];
  readonly mistakes: readonly CatalogueMistake[];
} {
  const mistakes: CatalogueMistake[] = [];
  const renamed: Renamed[] = [];
  const groups = new Map(
    Object.entries(sharedFields).map(([name, fields]) => [
      name,
      { name, fields: fieldsIn(fields, lists, ["sharedFields", name], mistakes) },
    ]),
  );
  const services = Object.entries(written).map(([name, given]): Service => {
    const {
      was,
      about = null,
      topic = null,
      fields: own,
      approval: asks = { isList: false, stages: [] },
      opens: _,
      rate,
      budget,
      grant,
      statuses,
      toResolve,
      ...rest
    } = given;
    const path = ["services", name, "fields"] as const;
    if (was !== undefined) renamed.push({ path: ["services", name], was });
    if (was !== undefined && Object.hasOwn(written, was))
      mistakes.push({ path: ["services", name, "was"], message: `${was} is still there` });
    const fields: ServiceField[] = [];
    const alone: Record<string, WrittenField> = {};
    for (const [field, each] of Object.entries(own)) if (each !== shared) alone[field] = each;
    const ofItsOwn = new Map(fieldsIn(alone, lists, path, mistakes).map((each) => [each.name, each]));
    for (const [field, each] of Object.entries(own)) {
      const there = groups.get(field);
      const more = each === shared ? (there?.fields ?? []) : [ofItsOwn.get(field)].filter((one) => one !== undefined);
      if (each === shared && there === undefined)
        mistakes.push({ path: [...path, field], message: missing("shared fields", field, [...groups.keys()]) });
      const twice = more.find((one) => fields.some((before) => before.name === one.name));
      if (twice === undefined) fields.push(...more);
      else mistakes.push({ path: [...path, field], message: `asks ${twice.name} twice` });
    }
    const asWritten = Object.entries(own).flatMap(([field, each]) =>
      Object.entries(each === shared ? (sharedFields[field] ?? {}) : { [field]: each }),
    );
    for (const [field, { was: before }] of asWritten) {
      if (before === undefined) continue;
      renamed.push({ path: [...path, field], was: before });
      if (fields.some((each) => each.name === before))
        mistakes.push({ path: [...path, field], message: `was called ${before}, which is still asked` });
    }
    if (fields.length > most.fields)
      mistakes.push({ path, message: `has ${fields.length} fields; nobody fills in more than ${most.fields}` });
    for (const locale of locales) {
      const weight = weightOf(fields, locale);
      if (weight > most.weight)
        mistakes.push({
          path,
          message: `is too much for a form of Teams in ${locale}: ${weight} bytes of ${most.weight}`,
        });
    }
    if (grant !== undefined)
      mistakes.push(...mistakesInGrant(grant.until, fields, ["services", name, "grant", "until"]));
    const approval = asks.stages.map((stage, index) => {
      const at = ["services", name, "approval", ...(asks.isList ? [index] : [])];
      return stageOf(stage, fields, at, mistakes);
    });
    const more = {
      ...(rate !== undefined && { rate }),
      ...(budget !== undefined && { budget }),
      ...(grant !== undefined && { grant }),
      ...(statuses !== undefined && { statuses }),
      ...(toResolve !== undefined && { toResolve }),
    };
    return { key: name, ...rest, ...more, about, topic, fields, approval };
  });
  const opening = services.map((each) => {
    const parts = partsOf(each, written, services, mistakes);
    return parts.length === 0 ? each : { ...each, opens: parts };
  });
  if (services.length > most.services)
    mistakes.push({ path: ["services"], message: `has ${services.length} services; at most ${most.services}` });
  return { services: opening, renamed, mistakes };
}

/** What has an end has one whatever else is answered. */
function mistakesInGrant(until: string, fields: readonly ServiceField[], path: Path): readonly CatalogueMistake[] {
  const field = fields.find(({ name }) => name === until);
  if (field === undefined)
    return [
      {
        path,
        message: missing(
          "fields",
          until,
          fields.map(({ name }) => name),
        ),
      },
    ];
  if (field.kind !== "date") return [{ path, message: `${until} is no date` }];
  return field.required && field.when.length === 0
    ? []
    : [{ path, message: `${until} has to be required, and asked of everybody: what is given needs an end` }];
}

type WrittenStage = NonNullable<WrittenCatalogue["services"][string]["approval"]>["stages"][number];

function stageOf(
  { when, rule, ...given }: WrittenStage,
  fields: readonly ServiceField[],
  path: Path,
  mistakes: CatalogueMistake[],
): ApprovalAsked {
  const wrong: Wrong = (message, ...inside) => void mistakes.push({ path: [...path, ...inside], message });
  const { who } = given;
  const people = Array.isArray(who) ? who.length : who === "manager" ? 1 : Number.POSITIVE_INFINITY;
  if (typeof rule !== "string" && rule.atLeast > people) wrong(`is more than are asked: ${people}`, "rule", "atLeast");
  const { remindAfter: remind, expireAfter: end } = given;
  if (remind !== null && end !== null && remind.days >= end.days && remind.milliseconds >= end.milliseconds)
    wrong("is not sooner than expireAfter", "remindAfter");
  const unknown = (question: string): string => missing("field", question, namesIn(fields)).replace("are", "is");
  return { ...given, rule, when: conditionsOn(fields, when, unknown, wrong) };
}
