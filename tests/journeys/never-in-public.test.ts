import { afterEach, describe, expect, it } from "vitest";
import { phrases } from "../../src/features/words.ts";
import { eventually } from "../support/eventually.ts";
import { createStage, type World } from "./stage/world.ts";

const title = "Payroll dispute with my manager";

describe.each(["en", "fr"] as const)("what is for one person alone on Teams, in %s", (language) => {
  let world: World;
  afterEach(() => world.close());

  /** Somebody with a ticket, in a team's channel with their colleagues; their own chat refuses the bot. */
  async function blocked() {
    const { world: made, stage } = await createStage("teams", language);
    world = made;
    const { tenant } = world;
    if (tenant === null) throw new Error("no Teams in this world");
    await stage.setsUp();
    const tag = language === "fr" ? "fr-FR" : "en-US";
    const nora = tenant.person({ name: "Nora Both", email: "nora@atelier.example", locale: tag });
    const colleague = tenant.person({ name: "Bob Stone", email: "bob@atelier.example" });
    const team = tenant.team({ name: "Everybody", owners: [colleague], members: [nora] });
    const words = phrases(language);
    await nora.runsCommand("newTicket", { from: "compose", in: "chat" });
    nora.fills({ [words.forms.newTicket.titleLabel]: title });
    await nora.presses(words.forms.newTicket.submit);
    nora.closesDialog();
    await eventually(() => expect(nora.sees()).toContain(title));
    nora.blocksBot();
    return { nora, colleague, words, channel: team.general };
  }

  it("never stands in a channel, whatever they asked for there", async () => {
    const { nora, colleague, words, channel } = await blocked();
    const [row] = await world.rows("select reference from ticket");
    const reference = String(row?.["reference"]);
    const asked = ["list", reference, "help", "printer"];
    for (const each of asked) {
      const before = channel.threads().length;
      const thread = await nora.mentionsBot(each, channel);
      await eventually(() => expect(colleague.sees(thread)).toContain(words.signposts.unreachable));
      expect(channel.threads()).toHaveLength(before + 1);
    }
    expect(colleague.sees(channel)).not.toContain(title);
    expect(colleague.sees(channel).replaceAll(`Guichet ${reference}`, "")).not.toContain(reference);
  });
});
