import { beforeEach, describe, expect, test } from "vitest";
import { text } from "../../src/kernel/text.ts";
import { eventually } from "../support/eventually.ts";
import type { Person } from "../../src/playground/teams/person.ts";
import type { Channel, Team } from "../../src/playground/teams/places.ts";
import { button, form, say, saying, startTeamsDesk } from "./teams-desk.ts";

const desk = await startTeamsDesk();
const { tenant } = desk;
let alice: Person;
let bob: Person;
let support: Team;
let channel: Channel;

beforeEach(() => {
  alice = tenant.person({ name: "Alice Martin", email: "alice@contoso.test", locale: "fr-FR" });
  bob = tenant.person({ name: "Bob Stone", email: "bob@contoso.test" });
  support = tenant.team({ name: "Support", owners: [bob], members: [alice] });
  channel = support.channel("desk");
});

describe("talk in the personal chat", () => {
  test("reaches the desk with who wrote it", async () => {
    await alice.says("The printer is on fire");
    expect(desk.heard).toMatchObject([
      {
        kind: "wrote",
        text: "The printer is on fire",
        by: {
          user: alice.account.aadObjectId,
          name: "Alice Martin",
          locale: "fr-FR",
          zone: "Europe/Paris",
          directAddress: `${tenant.serviceUrl}|${alice.account.chatId}|${alice.account.aadObjectId}`,
        },
      },
    ]);
  });

  test("tells the desk once an hour who they are", async () => {
    await alice.says("one");
    await alice.says("two");
    const hers = () => desk.met.filter(({ user }) => user === alice.account.aadObjectId);
    await eventually(() => expect(hers()).toMatchObject([{ email: "alice@contoso.test", administrator: null }]));
  });

  test("is answered there", async () => {
    desk.answer = () => ({ kind: "whisper", message: saying("Here is help") });
    await alice.says("help");
    await eventually(() => expect(alice.sees()).toContain("Here is help"));
  });

  test("a form is offered, since a message opens none; its button opens it", async () => {
    const offer = say({ kind: "paragraph", text: text`Your form` }, button("Open", { do: "new-ticket" }));
    desk.answer = () => ({ kind: "open-form", form, offer });
    await alice.says("ticket printer");
    await eventually(() => expect(alice.buttons()).toEqual(["Open"]));
    await alice.presses("Open");
    expect(alice.dialog()).toMatchObject({ title: "Resolve", fields: { "What was done": "" } });
  });

  test("a file comes with its link", async () => {
    await alice.says("see", { files: [{ name: "log.txt", type: "text/plain", bytes: Buffer.from("x") }] });
    expect(desk.heard).toMatchObject([{ files: [{ name: "log.txt" }] }]);
  });

  test("a reply that quotes goes under the message it quotes, without the quoted words", async () => {
    const posted = await desk.post(desk.at(alice.account.chatId), saying("Which floor?"));
    await alice.says("Third", { quoting: "Which floor?" });
    expect(desk.heard).toMatchObject([
      { kind: "replied", text: "Third", personal: true, thread: { message: posted.message, address: posted.address } },
    ]);
  });

  test("installing the app greets once", async () => {
    desk.answer = () => ({ kind: "whisper", message: saying("Welcome") });
    await alice.installsApp();
    await eventually(() => expect(alice.sees()).toBe("Welcome"));
    expect(desk.heard).toMatchObject([{ kind: "entered", added: true }]);
  });
});

describe("talk in a channel", () => {
  test("a mention asks, and is answered in private", async () => {
    desk.answer = () => ({ kind: "whisper", message: saying("Only for you") });
    await bob.mentionsBot("setup network", channel);
    await eventually(() =>
      expect(desk.heard).toMatchObject([
        {
          kind: "asked",
          words: "setup network",
          in: { scope: "channel", address: `${tenant.serviceUrl}|${channel.id}` },
          by: { email: "bob@contoso.test", ownsPlace: true },
        },
      ]),
    );
    await eventually(() => expect(bob.sees()).toContain("Only for you"));
  });

  test("who does not own the team is known not to", async () => {
    await alice.mentionsBot("setup", channel);
    await eventually(() => expect(desk.heard).toMatchObject([{ by: { ownsPlace: false } }]));
  });

  test("words in a thread go under its root; a root of no concern is left alone", async () => {
    const card = await desk.post(desk.at(channel.id), saying("The card"));
    const [thread] = channel.threads();
    if (!thread) throw new Error("no thread");
    await bob.writes("I am on it", thread);
    await bob.mentionsBot("really", thread);
    await bob.writes("Lunch?", channel);
    expect(desk.heard).toMatchObject([
      {
        kind: "replied",
        text: "I am on it",
        personal: false,
        thread: { message: card.message, address: card.address },
      },
      { kind: "replied", text: "really" },
    ]);
  });

  test("joining and leaving are told", async () => {
    await support.addsMember(tenant.person({ name: "Dan", email: "dan@contoso.test" }));
    await support.deletesChannel(channel);
    expect(desk.changed.map(({ address }) => address)).toEqual([
      `${tenant.serviceUrl}|${support.general.id}`,
      `${tenant.serviceUrl}|${channel.id}`,
    ]);
  });
});
