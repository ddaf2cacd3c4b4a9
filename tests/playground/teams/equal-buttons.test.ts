import { afterAll, beforeAll, expect, test } from "vitest";
import { ActivityTypes, CardFactory } from "botbuilder";
import { actOnTeams } from "../../../src/playground/act-on-teams.ts";
import { act } from "../../../src/playground/act-schema.ts";
import { furnishTeams } from "../../../src/playground/furnish-teams.ts";
import { createTeamsTenant, type TeamsTenant } from "../../../src/playground/teams/tenant.ts";
import { startTinyBot, type TinyBot } from "../../support/tiny-bot.ts";

let tenant: TeamsTenant;
let bot: TinyBot;
beforeAll(async () => {
  tenant = await createTeamsTenant();
  bot = await startTinyBot(tenant.environment);
  tenant.connectTo(bot.url);
});
afterAll(async () => {
  await tenant.close();
  await bot.close();
});

const show = (ticket: string) => ({ type: "Action.Submit", title: "Show", data: { do: "show", ticket } });
const list = (...tickets: string[]) =>
  CardFactory.adaptiveCard({
    type: "AdaptiveCard",
    version: "1.5",
    body: [{ type: "TextBlock", text: "Your tickets" }],
    actions: tickets.map(show),
  });

test("of equal buttons on equal cards the one is pressed that carries what the act says, on the card it names, as it was drawn", async () => {
  const side = furnishTeams(tenant);
  const [me] = side.people;
  if (me === undefined) throw new Error("nobody is on Teams");
  const chat = me.person.account.chatId;
  for (const tickets of [["I-1", "I-2", "I-3"], ["I-4", "I-5"], ["I-6 as of today"]])
    await bot.speaks(
      tenant.serviceUrl,
      chat,
      async (context) =>
        void (await context.sendActivity({ type: ActivityTypes.Message, attachments: [list(...tickets)] })),
    );
  const [first, second, third] = me.person.posts().map(({ post }) => post.id);
  const pressed = async (post: string | undefined, carried: object) => {
    const read = act.parse({
      as: me.role.id,
      do: "teams-press",
      title: "Show",
      in: chat,
      post,
      values: {},
      ...carried,
    });
    if (read.do === "teams-press") await actOnTeams(side, me, read);
    return bot.heard.at(-1)?.value;
  };
  expect(await pressed(first, { data: { do: "show", ticket: "I-3" } })).toMatchObject({ ticket: "I-3" });
  expect(await pressed(second, { data: { ticket: "I-5", do: "show" } })).toMatchObject({ ticket: "I-5" });
  expect(await pressed(first, {})).toMatchObject({ ticket: "I-1" });
  await expect(pressed(second, { data: { do: "show", ticket: "I-1" } })).rejects.toThrow("Show");
  const asDrawn = { data: { do: "show", ticket: "I-6 as of yesterday" } };
  expect(await pressed(third, asDrawn)).toMatchObject({ ticket: "I-6 as of yesterday" });
});
