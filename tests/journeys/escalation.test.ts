import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { policyIn } from "../../src/kernel/policy.ts";
import { plainText } from "../../src/screen/plain-text.ts";
import { eventually } from "../support/eventually.ts";
import type { Agent, Person, Stage } from "./stage/cast.ts";
import { claims, goesOnTo, opens } from "./stage/shortcuts.ts";
import { createStage, everywhere, type World } from "./stage/world.ts";

const title = "The database does not start";

describe.each(everywhere(import.meta.filename))(
  "an agent does not get on, on $platform, in $language",
  ({ platform, language }) => {
    let world: World;
    let stage: Stage;
    let claire: Agent;
    let mona: Person;

    beforeEach(async () => {
      ({ world, stage } = await createStage(platform, language));
      claire = stage.agent("Claire Dubois");
      await stage.setsUp();
      mona = stage.employee("Mona Petit");
    });
    afterEach(() => world.close());

    async function escalates(to: string, reason: string): Promise<void> {
      const { forms, buttons } = claire.words;
      await goesOnTo(claire, title, buttons.fill.escalate);
      await claire.enters({ [forms.escalateTo.whom]: to, [forms.reason.escalate]: reason });
      expect(await claire.sends()).toEqual({});
    }

    it("and escalates to the queue that knows more, with a reason", async () => {
      const usual = policyIn("Europe/Paris");
      await world.goesBy({ ...usual, queues: { support: { hours: null, nextLevel: "network" } } });
      await stage.setsUp("network");
      await opens(mona, title);
      await claims(claire, title);
      await escalates(claire.words.forms.escalateTo.nextLevel("network"), "It hangs in the kernel");
      await eventually(() =>
        expect(claire.readsThread(title)).toContain(
          claire.words.agentsNotes.escalatedTo("Claire Dubois", "support", "network"),
        ),
      );
      world.waitsUntil("2026-11-23T10:15+01:00"); // she is not rung twice in ten minutes
      await eventually(() => expect(mona.reads()).toContain(mona.words.personNotes.moved("network")));
      expect(await world.rows("select queue_name, status, assignee from ticket")).toEqual([
        { queue_name: "network", status: "new", assignee: null },
      ]);
    });

    it("and escalates to whoever leads the queue, who sees to it from their own chat", async () => {
      const { whispers } = stage.lead.words;
      await stage.lead.writes("my mouse is dead");
      await eventually(() => expect(stage.lead.reads()).toContain(whispers.offerTicket.incident));
      await opens(mona, title);
      await claims(claire, title);
      await escalates(claire.words.forms.escalateTo.lead, "The supplier does not answer");
      const { lead } = stage;
      await eventually(() => {
        expect(claire.readsThread(title)).toContain(claire.words.agentsNotes.escalatedBy("Claire Dubois"));
        const about = lead.words.personNotes.about(title, "P3", "Mona Petit");
        const asked = lead.words.personNotes.alerted.asked(about, "Claire Dubois");
        expect(lead.reads()).toContain(plainText(asked, { locale: language, zone: "Europe/Paris" }));
        expect(lead.reads()).toContain("The supplier does not answer");
      });
      await lead.writes(language === "fr" ? "oui" : "yes"); // to this, not to what was offered before
      await eventually(() => expect(lead.reads()).toContain(lead.words.wishes.ok.none));
      expect(await world.rows("select title from ticket")).toEqual([{ title }]);
      await lead.presses(lead.words.buttons.press.acknowledge);
      await eventually(() => {
        expect(claire.readsThread(title)).toContain(claire.words.agentsNotes.acknowledged("Ada Admin"));
        expect(claire.readsThread(title)).not.toContain(claire.words.agentsNotes.claimed("Ada Admin"));
        expect(claire.readsChannel()).toContain(claire.words.cards.agents.seenBy("Ada Admin"));
        expect(lead.reads()).toContain(lead.words.personNotes.alertedYouSee);
        expect(lead.buttonsOn(title)).not.toContain(lead.words.buttons.press.acknowledge);
      });
      world.waits(1);
      await new Promise((resolve) => setTimeout(resolve, 1_500)); // a look at the timers, and time to act on it
      expect(await world.rows("select 1 from ticket_event where event->>'type' = 'unacknowledged'")).toEqual([]);
    });

    it("nor does anybody take a P1: the lead reads what it is about, sees to it, and can still take it", async () => {
      const { lead } = stage;
      const { labels, forms, buttons } = mona.words;
      await opens(mona, title, {
        [forms.newTicket.impact]: labels.impact.everyone,
        [forms.newTicket.urgency]: forms.urgencyChoice.high,
        [forms.newTicket.description]: "It says that its disk is full",
      });
      await eventually(() =>
        expect(claire.readsThread(title)).toContain(claire.words.agentsNotes.alerted.untaken("P1")),
      );
      world.waitsUntil("2026-11-23T10:10:05+01:00");
      await eventually(() => expect(lead.buttonsOn(title)).toContain(buttons.press.acknowledge));
      expect(lead.reads()).toContain("It says that its disk is full");
      await lead.presses(buttons.press.acknowledge);
      await eventually(() => {
        expect(lead.reads()).toContain(lead.words.personNotes.alertedYouSee);
        expect(lead.buttonsOn(title)).not.toContain(buttons.press.acknowledge);
      });
      expect(lead.buttonsOn(title)).toContain(buttons.press.claim);
      expect(claire.buttonsInChannel(title)).toContain(buttons.press.claim);
      await lead.presses(buttons.press.claim);
      await eventually(() => expect(mona.reads()).toContain(mona.words.personNotes.claimed("Ada Admin")));
      // What said that nobody had taken it says who has.
      const taken = claire.words.agentsNotes.takenBy("Ada Admin").replace(/\.$/u, "");
      await eventually(() => {
        expect(claire.readsThread(title)).toContain(taken);
        expect(claire.readsThread(title)).not.toContain(claire.words.agentsNotes.alerted.untaken("P1"));
        expect(claire.readsChannel()).not.toContain(claire.words.agentsNotes.alerted.untaken("P1"));
      });
    });

    it("nor does anybody answer: whoever was asked reads no date and no button any more, and the card still asks", async () => {
      const { lead } = stage;
      const { labels, forms } = mona.words;
      await opens(mona, title, {
        [forms.newTicket.impact]: labels.impact.everyone,
        [forms.newTicket.urgency]: forms.urgencyChoice.high,
      });
      await eventually(() =>
        expect(claire.readsThread(title)).toContain(claire.words.agentsNotes.alerted.untaken("P1")),
      );
      world.waitsUntil("2026-11-23T10:10:05+01:00");
      const { alertedUntil, alertedNobodyAnswered } = lead.words.personNotes;
      const until = plainText(alertedUntil({ kind: "plain", text: "" }), { locale: language, zone: "Europe/Paris" });
      const asks = until.replace(/\s*\.$/u, "");
      await eventually(() => expect(lead.reads()).toContain(asks), { within: 20_000 });
      world.waitsUntil("2026-11-23T10:20:10+01:00");
      await eventually(() => {
        expect(lead.reads()).toContain(alertedNobodyAnswered);
        expect(lead.reads()).not.toContain(asks);
      });
      const asking = lead.buttonsOn(title).filter((label) => label === lead.words.buttons.press.acknowledge);
      expect(asking).toHaveLength(1); // on the card, and no more under it
    });
  },
);
