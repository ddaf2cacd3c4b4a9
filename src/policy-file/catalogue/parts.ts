import type { Condition } from "../../kernel/condition.ts";
import type { PartAsked, Service } from "../../kernel/service.ts";
import { conditionsOn, missing, namesIn, type CatalogueMistake, type Wrong } from "./conditions.ts";
import type { WrittenCatalogue } from "./schema.ts";

const mostParts = 10; // ours: each is a line of a card on a phone

/** What is opened with a service; all that each of these requires has to be asked. */
export function partsOf(
  whole: Service,
  written: WrittenCatalogue["services"],
  services: readonly Service[],
  mistakes: CatalogueMistake[],
): readonly PartAsked[] {
  const { isList = false, parts = [] } = written[whole.key]?.opens ?? {};
  const path = ["services", whole.key, "opens"];
  const keys = services.map(({ key: each }) => each);
  if (parts.length > mostParts) mistakes.push({ path, message: `has ${parts.length} services; at most ${mostParts}` });
  return parts.flatMap(({ name, when: conditions }, index): readonly PartAsked[] => {
    const at = [...path, isList ? index : name];
    const wrong: Wrong = (message, ...inside) => void mistakes.push({ path: [...at, ...inside], message });
    const unknown = (question: string): string =>
      missing("field", question, namesIn(whole.fields)).replace("are", "is");
    const when = conditionsOn(whole.fields, conditions, unknown, wrong);
    const part = services.find((each) => each.key === name);
    const isTwice = parts.findIndex((each) => each.name === name) < index;
    if (part === undefined) wrong(missing("service", name, keys).replace("are", "is"));
    else if (isTwice) wrong(`opens ${name} twice`);
    else if (name === whole.key) wrong("opens itself");
    else if (written[name]?.opens !== undefined) wrong(`${name} opens others itself: name these here`);
    else for (const mistake of handingOn(whole, part, when)) wrong(mistake);
    return [{ service: name, when }];
  });
}

/** What keeps one service from being opened with another, a sentence each. */
function* handingOn(whole: Service, part: Service, when: readonly Condition[]): Generator<string> {
  if (part.approval.length > 0 && whole.approval.length === 0)
    yield `${part.key} has to be approved, and ${whole.key} asks nobody: write its approval there`;
  for (const field of part.fields) {
    const { name } = field;
    const asked = whole.fields.find((each) => each.name === name);
    if (asked === undefined && field.required) yield `${part.key} requires ${name}, which ${whole.key} does not ask`;
    if (asked === undefined) continue;
    const known = [...when, ...field.when].map((each) => JSON.stringify(each));
    if (asked.kind !== field.kind) yield `${name} is ${field.kind} in ${part.key}, and ${asked.kind} in ${whole.key}`;
    else if (field.required && !asked.required)
      yield `${part.key} requires ${name}, which can be left empty in ${whole.key}`;
    else if (field.required && !asked.when.every((each) => known.includes(JSON.stringify(each))))
      yield `${part.key} requires ${name}, which ${whole.key} does not always ask`;
    else if ("options" in asked && "options" in field) {
      const strange = asked.options.find(({ value }) => field.options.every((each) => each.value !== value));
      if (strange !== undefined)
        yield `${strange.value} can be chosen for ${name} in ${whole.key}, and not in ${part.key}`;
    }
  }
}
