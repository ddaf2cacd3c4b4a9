import { describe, expect, it } from "vitest";
import { home } from "../../src/features/home/messages.ts";
import { phrases } from "../../src/features/words.ts";
import { locales } from "../../src/kernel/locale.ts";

const none = { tickets: [], hidden: 0 };
const now = new Date("2026-11-23T10:00:00Z");

describe.each(locales)("the home, in %s", (locale) => {
  it.each([null, { claimed: none, late: none, free: none, queues: ["support"] }])(
    "leads to a new ticket and to how somebody is notified: %j",
    (agents) => {
      const viewer = {
        locale,
        zone: "Europe/Paris",
        platform: "slack",
        names: () => ({ name: "", user: null }),
      } as const;
      const { blocks } = home({
        viewer,
        deskName: "Guichet",
        now,
        reader: "mona",
        mine: none,
        waiting: none,
        agents,
        most: 4,
      });
      const { buttons } = phrases(locale);
      const pressed = blocks.flatMap((block) => (block.kind === "buttons" ? block.buttons : []));
      const notifies = pressed.find(({ label }) => label === buttons.notifications);
      expect(notifies?.action).toEqual({ do: "choose-notifications" });
      expect(pressed.some(({ action }) => action.do === "new-ticket")).toBe(true);
    },
  );
});
