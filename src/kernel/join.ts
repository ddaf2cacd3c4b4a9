/** Tables that grow by one feature after the other; what two of them group under one name stands there together. */
export interface Joined<All extends object> {
  readonly all: All;
  and<More extends object>(more: More): Joined<All & More>;
}

export const join = <All extends object>(all: All): Joined<All> => ({
  all,
  and: (more) => join(merge(all, more)),
});

function merge<One extends object, Other extends object>(one: One, other: Other): One & Other {
  const groups: Record<string, unknown> = {};
  for (const [name, part] of Object.entries(one)) {
    const more: unknown = Reflect.get(other, name);
    if (more === undefined) continue;
    if (!isGroup(part) || !isGroup(more)) throw new Error(`"${name}" stands in two features`);
    groups[name] = merge(part, more);
  }
  return Object.assign({}, one, other, groups);
}

const isGroup = (value: unknown): value is object =>
  typeof value === "object" && value !== null && !Array.isArray(value);
