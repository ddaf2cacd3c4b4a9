import { expect, test } from "vitest";
import type { OpenModal } from "../../src/channels/slack/modal.ts";
import { createRedraws } from "../../src/channels/slack/redraws.ts";
import { unknownUser } from "../../src/channels/slack/inbound-event.ts";

const opener = { do: "new-ticket" } as const;

const told = (values: OpenModal["values"], at: number) => ({
  intent: {
    kind: "typed",
    once: `typed:V1:${at}`,
    by: unknownUser("T1", "U1"),
    form: "form:V1:new-ticket",
    opener,
    values,
  } as const,
  at,
});

const view = (hash: string, values: OpenModal["values"]): OpenModal => ({
  id: "V1",
  hash,
  title: "New laptop",
  close: null,
  opener,
  openedIn: null,
  pressedOn: null,
  values,
  files: [],
  blocks: new Map(),
});

/** A form whose view is called otherwise each time it is shown anew. */
function drawnForm() {
  const drawn: { readonly seen: string; readonly values: OpenModal["values"]; readonly anyway: boolean }[] = [];
  const redraws = createRedraws((_, { hash, values }, anyway) => {
    drawn.push({ seen: hash, values, anyway });
    return Promise.resolve(`h${drawn.length}`);
  });
  const chooses = (values: OpenModal["values"], at: number, hash: string) =>
    redraws.hear(told(values, at), view(hash, values));
  return { drawn, chooses };
}

test("an answer given before the form was shown anew is drawn on what stands there now, even after that", async () => {
  const { drawn, chooses } = drawnForm();
  await chooses({ model: "other" }, 1, "h0");
  await chooses({ model: "other", site: "home" }, 2, "h0");
  await chooses({ model: "other", site: "lyon" }, 3, "h2");
  expect(drawn).toEqual([
    { seen: "h0", values: { model: "other" }, anyway: false },
    { seen: "h1", values: { model: "other", site: "home" }, anyway: true },
    { seen: "h2", values: { model: "other", site: "lyon" }, anyway: false },
  ]);
});

test("of answers given while it is shown anew the last is drawn, and an older one that comes late is not", async () => {
  const { drawn, chooses } = drawnForm();
  const first = chooses({ model: "other" }, 1, "h0");
  await Promise.all([first, chooses({ site: "home" }, 3, "h0"), chooses({ site: "lyon" }, 2, "h0")]);
  await chooses({ site: "paris" }, 2, "h0");
  expect(drawn.map(({ values }) => values)).toEqual([{ model: "other" }, { site: "home" }]);
});
