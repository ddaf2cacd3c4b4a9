import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { SentFile } from "../../src/channels/platform.ts";
import { linesOf } from "../features/reading.ts";
import { query } from "../support/database.ts";
import { phrases } from "../../src/features/words.ts";
import { openDeskInATest, said, type DeskInATest } from "../support/desk-in-a-test.ts";
import { someone } from "../support/test-store.ts";
import { sentFile } from "../support/sent-file.ts";

let desk: DeskInATest;
let mona: string;
beforeAll(async () => {
  desk = await openDeskInATest();
  mona = await desk.person("U-mona");
  await desk.queue("support", [await desk.person("U-claire")]);
});
afterAll(() => desk.close());

const claire = () => desk.as(someone("U-claire"));
const { whispers } = phrases("en");

test("a refused form gives back what was typed into it, and nothing that stood there before", async () => {
  const { reference, mark } = await desk.opens(mona, { title: "It hums", service: "Printing" });
  const opener = { do: "fill", form: "change", ticket: reference, ...(mark !== null && { mark }), seen: 1 } as const;
  const asItWas = { title: "It hums ", kind: "incident", service: "Printing", urgency: "medium", impact: "one" };
  const { kind, urgency, impact } = (await desk.store.ticket(reference)) ?? asItWas;
  expect(await claire().sends("same", opener, { ...asItWas, kind, urgency, impact })).toEqual({ kind: "done" });

  await desk.changes(reference, mona, { type: "withdraw", reason: "solved-by-myself" });
  const late = said(await claire().sends("late", opener, { ...asItWas, title: "It hums and smokes" }));
  expect(late.blocks).toContainEqual({ kind: "quote", text: "It hums and smokes" });
});

describe("a message that an agent sends on to the requester", () => {
  const relays = async (text: string, files: readonly SentFile[] = []) => {
    const { reference } = await desk.opens(mona);
    const surfaces = await query<{ address: string; message: string }>(
      desk.url,
      `update surface set message = 'm' || id, pushed_at = now()
        where ticket = '${reference}' and person_id is null returning address, message`,
    );
    const [card] = surfaces;
    if (card === undefined) throw new Error("no card");
    const thread = { platform: "slack", tenant: "T1", ...card } as const;
    const reply = await claire().does({ kind: "relayed", thread, message: "m1", text, files });
    return { reply, reference, events: (await desk.history(reference)).map(({ event }) => event.type) };
  };

  test.each(["", " \n", "\u200b"])(
    "is not sent where nothing of it is seen (%j), and takes no ticket",
    async (text) => {
      const { reply, reference, events } = await relays(text);
      expect(linesOf(said(reply))).toContain(whispers.nothingToSend);
      expect(events).toEqual(["opened"]);
      expect(await desk.store.ticket(reference)).toMatchObject({ status: "new", assignee: null });
    },
  );

  test("is sent where it is a file alone", async () => {
    const { events } = await relays("", [sentFile("how-to.pdf")]);
    expect(events.slice(0, 3)).toEqual(["opened", "claimed", "replied"]);
  });
});
