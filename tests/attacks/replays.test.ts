import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { AttackedDesk } from "./stage/attacked-desk.ts";
import { deskForATest } from "./stage/for-a-test.ts";
import { quiet } from "./stage/quiet.ts";
import { send } from "./stage/recorder.ts";
import { begins, goesOn } from "./stage/story.ts";

let desk: AttackedDesk;
beforeAll(async () => {
  vi.spyOn(console, "error").mockReturnValue();
  desk = await deskForATest();
});
afterAll(() => desk.close());

const title = "The printer is on fire";

/** Everything the desk changed at either platform for everybody to see. */
const said = () =>
  desk.workspace.wire.of("chat.update").length +
  desk.tenant.wire.entries.filter(({ from, what }) => from === "bot" && what.startsWith("PUT")).length;

test.for(["slack", "teams"] as const)(
  "a whole story on %s, caught on its way and sent again byte for byte, has no second effect",
  { timeout: 60_000 },
  async (platform) => {
    const before = desk.recorder.requests.length;
    await goesOn(await begins(desk[platform], title), title);
    await quiet(desk);
    const caught = desk.recorder.requests.slice(before);
    expect(caught.length).toBeGreaterThan(15);
    const [memory, shown] = [await desk.memory(), said()];

    for (const each of caught) expect((await send(desk.url, each)).status).toBe(200);
    await Promise.all(caught.map((each) => send(desk.url, each)));
    await quiet(desk);

    expect(await desk.memory()).toBe(memory);
    expect(said()).toBe(shown);
  },
);
