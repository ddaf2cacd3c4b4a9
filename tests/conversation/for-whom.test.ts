import { afterAll, beforeAll, beforeEach, describe, expect, it, test } from "vitest";
import type { ChatPlatform, ChatUser, LookedUp, Mentioned, Reply } from "../../src/channels/platform.ts";
import { besides, readForWhom } from "../../src/conversation/for-whom.ts";
import { createDesk } from "../../src/conversation/listen.ts";
import { linesOf, quotesOf } from "../features/reading.ts";
import { query } from "../support/database.ts";
import { buttonsOf, formOf, openDeskInATest, said, type DeskInATest } from "../support/desk-in-a-test.ts";
import { sentFile } from "../support/sent-file.ts";
import { someone } from "../support/test-store.ts";

/** Words that say whom they are for. To the wrong person nothing is ever sent. */

describe("what is read", () => {
  it.each([
    ["for Mona: her screen is black", "Mona", "her screen is black"],
    ["For Mona Petit: her screen is black", "Mona Petit", "her screen is black"],
    ["for mona : her screen is black", "mona", "her screen is black"],
    ["pour Tom Baker\u202f: son écran est noir", "Tom Baker", "son écran est noir"],
    ["Bonjour, pour Tom : son écran est noir", "Tom", "son écran est noir"],
    ["on behalf of Mona: her screen is black", "Mona", "her screen is black"],
    ["On behalf of Mona, her screen is black", "Mona", "her screen is black"],
    ["on behalf of Mona her screen is black", "Mona", "her screen is black"],
    ["de la part de Tom son écran est noir", "Tom", "son écran est noir"],
    ["De la part d’Ada : son écran est noir", "Ada", "son écran est noir"],
    ["au nom de Tom Baker, son écran est noir", "Tom Baker", "son écran est noir"],
    ["It’s for Mona: her screen is black", "Mona", "her screen is black"],
    ["C’est pour Jean-Marc : son écran est noir", "Jean-Marc", "son écran est noir"],
    ["ticket for Mona - her screen is black", "Mona", "her screen is black"],
    ["@Mona Petit her screen is black", "Mona Petit", "her screen is black"],
    ["@mona her screen is black", "mona", "her screen is black"],
    ["for @Mona: her screen is black", "Mona", "her screen is black"],
    ["The screen is black, it’s for Mona", "Mona", "The screen is black"],
    ["L’écran est noir, c’est pour Mona Petit.", "Mona Petit", "L’écran est noir"],
    ["The screen is black (on behalf of Mona)", "Mona", "The screen is black"],
  ])("“%s” is for %s", (words, called, rest) => {
    const named = readForWhom(words, []);
    expect(named?.called).toContain(called);
    expect(besides(words, called)).toBe(rest);
  });

  it.each([
    "my screen is black",
    "I need a licence for Excel",
    "for some reason, my screen is black",
    "pour la réunion : il faut un écran",
    "pour info : le serveur est lent",
    "For the record: it was me",
    "for now: restart it",
    "pour moi : un écran",
    "a badge for Mona and for Tom",
    "write to a@b.example: it bounces",
    "Waiting for Mona",
    "for Mona:",
    "the screen for room 4: black",
    "forward: mails are lost",
  ])("“%s” is its author’s", (words) => {
    expect(readForWhom(words, [])).toBeNull();
  });

  it("is read at once, however long the words are", () => {
    const before = performance.now();
    for (const words of ["for ", "de la part de ", "@", "c’est pour ", "for a-", "a b, "])
      readForWhom(words.repeat(40_000 / words.length), [{ user: "U", as: "a" }]);
    readForWhom(`de la part de ${"a".repeat(40_000)}`, []);
    expect(performance.now() - before).toBeLessThan(2_000);
  });

  it("a surname belongs to the name, and small letters may not", () => {
    expect(readForWhom("@Mona Petit her screen", [])?.called).toEqual(["Mona Petit her", "Mona Petit"]);
    expect(readForWhom("@mona her screen is black", [])?.called).toEqual(["mona her screen", "mona her", "mona"]);
  });

  it("a mention names a person where the words are for them, and not where they speak of them", () => {
    const mona: Mentioned = { user: "U-mona", as: "@Mona Petit" };
    for (const words of ["@Mona Petit her screen", "for @Mona Petit: her screen", "the screen, for @Mona Petit"])
      expect(readForWhom(words, [mona])?.mentioned).toBe(mona);
    for (const words of ["I cannot call @Mona Petit", "ask @Mona Petit about my screen"])
      expect(readForWhom(words, [mona])).toBeNull();
  });
});

/** Knows these people, and nobody else. */
function aPlatform(users: readonly ChatUser[]): ChatPlatform {
  const none = () => Promise.reject(new Error("not asked here"));
  return {
    name: "slack",
    rates: [],
    post: none,
    update: none,
    takeDown: none,
    find: none,
    access: none,
    membersOf: none,
    nameOf: none,
    fetchFile: none,
    chosen: (user, by) => someone(user, { tenant: by.tenant, name: null }),
    tellsClosedAccounts: true,
    lookUp: (asked): Promise<LookedUp> =>
      Promise.resolve({
        result: "found",
        users: users.filter(({ user }) => asked.some((each) => each.user === user)),
      }),
  };
}

describe("a ticket for somebody else", () => {
  let desk: DeskInATest;
  let count = 0;
  let acts = 0;
  let tenant: string;
  let people: ChatUser[];
  let tom: ChatUser;
  let mona: ChatUser;
  let tomId: string;
  let monaId: string;
  beforeAll(async () => {
    desk = await openDeskInATest();
  });
  afterAll(() => desk.close());
  beforeEach(async () => {
    count += 1;
    tenant = `T-${count}`;
    people = [];
    tom = await meets("Tom Baker");
    mona = await meets("Mona Petit");
    [tomId, monaId] = await Promise.all([idOf(tom), idOf(mona)]);
    await desk.queue("support", [await desk.person("U-claire")]);
  });

  async function meets(name: string, more: Partial<ChatUser> = {}): Promise<ChatUser> {
    const user = `U-${name.replaceAll(" ", "-")}-${count}-${people.length}`;
    const known = someone(user, { name, tenant, ...more });
    people.push(known);
    await desk.person(user, { name, tenant, ...more });
    return known;
  }
  const idOf = async (user: ChatUser) => (await desk.store.personOf(user))?.id ?? "";
  const listener = () => createDesk({ ...desk.deps, platforms: { slack: aPlatform(people) } });
  const does = (act: object): Promise<Reply> =>
    listener().handle({ once: `for ${(acts += 1)}`, by: tom, kind: "wrote", text: "", files: [], ...act });
  const writes = (text: string, mentions: readonly Mentioned[] = []) => does({ text, mentions });
  const pressesButton = (reply: Reply, label: string): Promise<Reply> => {
    const button = buttonsOf(reply).find((each) => each.label === label);
    if (button === undefined) throw new Error(`no button ${label}`);
    return listener().handle({ once: `for ${(acts += 1)}`, by: tom, kind: "pressed", action: button.action });
  };
  const labels = (reply: Reply) => buttonsOf(reply).map(({ label }) => label);
  const tickets = () =>
    query(
      desk.url,
      `select title, requester, beneficiary from ticket where requester = '${tomId}'::uuid order by title`,
    );

  test.each(["for Mona: her screen is black", "pour mona petit : her screen is black", "@Mona her screen is black"])(
    "“%s” is offered for the one person so called, and a press opens it for them",
    async (words) => {
      const offer = await writes(words);
      expect(linesOf(said(offer))[0]).toBe("Shall I open a ticket for Mona Petit?");
      expect(quotesOf(said(offer))).toEqual([words]);
      expect(await tickets()).toEqual([]);
      await pressesButton(offer, "Send for Mona Petit");
      expect(await tickets()).toEqual([{ title: "her screen is black", requester: tomId, beneficiary: monaId }]);
    },
  );

  test("“yes” opens it for them too, of the kind that was chosen last", async () => {
    const offer = await writes("for Mona: her screen is black");
    await pressesButton(offer, "I have a question");
    desk.passes(1 / 60);
    await writes("yes");
    expect(await tickets()).toMatchObject([{ beneficiary: monaId }]);
  });

  test("one press makes it their author’s own, with all the words", async () => {
    const offer = await pressesButton(await writes("for Mona: her screen is black"), "It’s for me");
    await pressesButton(offer, "Send as it is");
    expect(await tickets()).toEqual([{ title: "for Mona: her screen is black", requester: tomId, beneficiary: tomId }]);
  });

  test("the form of it has them chosen, and the rest of the words as its title", async () => {
    const form = formOf(await pressesButton(await writes("for Mona: her screen is black"), "Add details"));
    expect(form.values).toMatchObject({
      title: "her screen is black",
      beneficiary: mona.user,
    });
  });

  test("nobody gets what is for Mona by calling themselves Mona and no more", async () => {
    const eve = await meets("Mona");
    for (const words of ["for Mona: her screen is black", "the screen is black, it’s for Mona"])
      expect(linesOf(said(await writes(words)))[0]).toBe("I’m not sure who “Mona” is. Who is the ticket for?");
    expect(await tickets()).toEqual([]);
    const offer = await writes("for Mona Petit: her screen is black");
    expect(labels(offer)).toContain("Send for Mona Petit");
    expect(await idOf(eve)).not.toBe(monaId);
  });

  test("of two people so called nobody is taken: their author chooses in the form, with the words kept", async () => {
    await meets("Mona Grand");
    for (const words of ["for Mona: her screen is black", "de la part de Mona, her screen is black"]) {
      const asked = await writes(words);
      expect(linesOf(said(asked))[0]).toBe("I’m not sure who “Mona” is. Who is the ticket for?");
      expect(labels(asked)).toEqual(["Choose in the form", "It’s for me"]);
      const form = formOf(await pressesButton(asked, "Choose in the form"));
      expect(form.values).toMatchObject({ title: words, beneficiary: null });
    }
    expect(linesOf(said(await writes("for Mona Grand: x y")))[0]).toBe("Shall I open a ticket for Mona Grand?");
  });

  test.each(["for Zoe: her screen is black", "@Zoe Grand her screen is black", "de la part de Zoe : son écran"])(
    "nobody is known in “%s”: it is asked who that is",
    async (words) => {
      const asked = await writes(words);
      expect(linesOf(said(asked))[0]).toMatch(/^I’m not sure who “Zoe/u);
      expect(await tickets()).toEqual([]);
    },
  );

  test("a first name that is written with another surname is nobody’s", async () => {
    expect(linesOf(said(await writes("@Mona Grand her screen is black")))[0]).toContain(
      "I’m not sure who “Mona Grand” is",
    );
  });

  test("somebody of another organisation is never taken for a colleague of that name", async () => {
    await desk.person("U-far", { name: "Zoe Far", tenant: "T-elsewhere" });
    expect(linesOf(said(await writes("for Zoe Far: her screen is black")))[0]).toContain(
      "I’m not sure who “Zoe Far” is",
    );
  });

  test("a mention is the person it mentions, whoever else is called so", async () => {
    const other = await meets("Mona Petit");
    const mention = { user: other.user, as: "@Mona Petit" };
    const offer = await writes("@Mona Petit her screen is black", [mention]);
    expect(linesOf(said(offer))[0]).toBe("Shall I open a ticket for Mona Petit?");
    await pressesButton(offer, "Send for Mona Petit");
    expect(await tickets()).toMatchObject([{ title: "her screen is black", beneficiary: await idOf(other) }]);
  });

  test("a mention of an app, or of somebody outside, is nobody", async () => {
    const out = await meets("Ola Out", { outsider: true });
    for (const user of ["U-app", out.user])
      expect(linesOf(said(await writes("for @Ola: help", [{ user, as: "@Ola" }])))[0]).toContain("I’m not sure who");
  });

  test("whoever has gone meanwhile gets no ticket, and their author reads why and can choose another", async () => {
    const offer = await writes("for Mona: her screen is black");
    people = people.filter(({ user }) => user !== mona.user);
    const told = await pressesButton(offer, "Send for Mona Petit");
    expect(linesOf(said(told))[0]).toContain("nothing was sent");
    expect(await tickets()).toEqual([]);
    const form = formOf(await pressesButton(told, "Choose in the form"));
    expect(form.values).toMatchObject({ title: "for Mona: her screen is black", beneficiary: null });
  });

  test("an old offer sends nothing to whom the words no longer name", async () => {
    const once = `message ${count}`;
    const offer = await does({ text: "for Mona: her screen is black", once });
    await does({
      text: "for Tom: his screen is black",
      once: `${once}:2`,
      corrected: { message: once, writtenAt: desk.deps.now(), at: 2 },
    });
    await pressesButton(offer, "Send for Mona Petit");
    expect(await tickets()).toEqual([]);
  });

  test("for oneself is for oneself", async () => {
    expect(linesOf(said(await writes("for Tom Baker: my screen is black")))[0]).toBe(
      "Sorry about that. Shall I make it a ticket?",
    );
  });

  test("while the agents wait for an answer, it may be that, and is sent to nobody unasked", async () => {
    const claire = await desk.person("U-claire");
    const { reference } = await desk.opens(tomId, { title: "Mine" });
    await desk.changes(reference, claire, { type: "claim" });
    await desk.changes(reference, claire, { type: "ask", text: "Which screens?" });
    const asked = await writes("for Mona: her screen is black");
    expect(linesOf(said(asked))[0]).toBe("Where does this belong?");
    await pressesButton(asked, "Send for Mona Petit");
    expect(await tickets()).toMatchObject([{ beneficiary: tomId }, { beneficiary: monaId }]);
  });

  test("beside an open ticket of one’s own it is about none of them", async () => {
    await desk.opens(tomId, { title: "Mine" });
    expect(linesOf(said(await writes("for Mona: her screen is black")))[0]).toBe(
      "Shall I open a ticket for Mona Petit?",
    );
  });

  test("typed as a command its form opens for them, or says that it must be chosen", async () => {
    const asked = (words: string) => ({
      kind: "asked",
      words,
      opensForm: true,
      in: { platform: "slack", tenant, address: "C-any", scope: "channel" },
    });
    expect(formOf(await does(asked("for Mona: her screen is black"))).values).toMatchObject({
      title: "her screen is black",
      beneficiary: mona.user,
    });
    await meets("Mona Grand");
    const unclear = await does(asked("for Mona: her screen is black"));
    expect(formOf(unclear).values).toMatchObject({ title: "for Mona: her screen is black", beneficiary: null });
    expect(JSON.stringify(unclear)).toContain("Choose below who “Mona” is");
  });

  test("made of somebody’s message in its menu it is theirs, and whoever made it reads nothing of it", async () => {
    const on = { platform: "slack", tenant, address: "C-open", message: "1.1" };
    const author = { user: mona.user, name: "Mona Petit" };
    await desk.queue("support", [tomId]);
    const told = await does({
      kind: "marked",
      verb: "private-ticket",
      on,
      thread: null,
      text: "My salary",
      link: null,
      author,
      own: false,
    });
    expect(linesOf(said(told)).join("\n")).toContain("It was made from what Mona Petit wrote");
    expect(await query(desk.url, "select requester, beneficiary from ticket where title = 'My salary'")).toEqual([
      { requester: monaId, beneficiary: monaId },
    ]);
  });

  test.each([
    ["hr", "private: theirs to read, not whoever’s filled in the form", "mona"],
    ["support", "read by whoever filled in the form", "tom"],
  ] as const)("of a message, its form makes one of %s that is %s", async (queue, _, asks) => {
    await desk.queue("hr", [await desk.person("U-henri")]);
    const hr = { hours: null, nextLevel: null, isPrivate: true } as const;
    desk.configure({ ...desk.deps.policy, queues: { ...desk.deps.policy.queues, hr } });
    const text = `My pay slip ${queue}`;
    const author = { user: mona.user, name: "Mona Petit" };
    const { opener, values } = formOf(await does({ kind: "quoted", text, link: null, author }));
    const filled = { ...values, kind: "question", urgency: "low", impact: "one", beneficiary: mona.user };
    const readBy = queue === "hr" ? { readBy: queue } : {};
    const told = await does({ kind: "submitted", opener, values: { ...filled, ...readBy }, in: null });
    expect(await query(desk.url, `select requester from ticket where title = '${text}'`)).toEqual([
      { requester: asks === "mona" ? monaId : tomId },
    ]);
    expect(linesOf(said(told)).join("\n").includes("so it’s theirs")).toBe(asks === "mona");
  });

  test("of a message with files, its form says that they go along, and they do", async () => {
    const files = [sentFile("quoted.png")];
    const quoted = await does({ kind: "quoted", text: "My pay slip", files, link: null, author: null });
    expect(JSON.stringify(quoted)).toContain("The files go with the ticket.");
    const { opener, values } = formOf(quoted);
    const filled = { ...values, kind: "question", urgency: "low", impact: "one" };
    // Whoever changes what stands in the form has nobody's files.
    await listener().handle({ once: "forged", by: mona, kind: "submitted", opener, values: filled, in: null });
    expect((await desk.sent()).flat().filter(({ kind }) => kind === "files-of-new")).toEqual([]);
    await does({ kind: "submitted", opener, values: filled, in: null });
    expect((await desk.sent()).flat().filter(({ kind }) => kind === "files-of-new")).toHaveLength(1);
  });
});
