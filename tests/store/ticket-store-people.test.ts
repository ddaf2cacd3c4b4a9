import type { ChatUser } from "../../src/channels/platform.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { query } from "../support/database.ts";
import { administrator, meet, openTestStore, someone, staff, type TestStore } from "../support/test-store.ts";

let desk: TestStore;
beforeAll(async () => {
  desk = await openTestStore();
});
afterAll(() => desk.close());

/** Of every row: it changes with each write. */
const versions = () => query(desk.url, "select xmin from person union all select xmin from account");

const recognise = (user: ReturnType<typeof someone>) => desk.store.transaction((tx) => tx.recognise(user));

const addressAfter = async (address: string) => {
  const user = someone("aad-9", { platform: "teams", directAddress: `https://smba.test/|${address}` });
  return (await recognise(user)).accounts[0]?.directAddress;
};

describe("recognising somebody", () => {
  test("knows the same account again", async () => {
    const first = await recognise(someone("U1", { name: "Ann", locale: "fr-FR", zone: "Europe/Paris" }));
    expect(await recognise(someone("U1"))).toStrictEqual(first);
    expect(first).toMatchObject({ name: "Ann", locale: "fr-FR", zone: "Europe/Paris" });
  });

  test("the same id in another tenant is somebody else", async () => {
    expect(await meet(desk.store, someone("U1", { tenant: "T2" }))).not.toBe(await meet(desk.store, someone("U1")));
  });

  test("leaves the name open until it is told, and never forgets it", async () => {
    expect((await recognise(someone("U2"))).name).toBe("");
    expect((await recognise(someone("U2", { name: "Bob" }))).name).toBe("Bob");
    expect((await recognise(someone("U2"))).name).toBe("Bob");
  });

  test("links accounts of both platforms by e-mail, however it is written", async () => {
    const onSlack = await recognise(someone("U3", { email: "Cleo@Example.org", name: "Cleo" }));
    const onTeams = await recognise(someone("aad-3", { platform: "teams", tenant: "M1", email: "cleo@example.ORG" }));
    expect(onTeams.id).toBe(onSlack.id);
    expect(onTeams.name).toBe("Cleo");
    expect(onTeams.accounts.map(({ platform, user }) => [platform, user])).toEqual([
      ["slack", "U3"],
      ["teams", "aad-3"],
    ]);
  });

  test("an e-mail learnt later that somebody else has is left to them", async () => {
    const owner = await recognise(someone("U4", { email: "dora@example.org" }));
    await recognise(someone("U5", { name: "Other" }));
    const other = await recognise(someone("U5", { email: "dora@example.org", zone: "Europe/Rome" }));
    expect(other.id).not.toBe(owner.id);
    expect(other).toMatchObject({ email: null, zone: "Europe/Rome" });
  });

  test("an e-mail given again in the same place is a newcomer's, who is nobody else", async () => {
    const left = await recognise(someone("U50", { email: "john@example.org", name: "John" }));
    const newcomer = await recognise(someone("U51", { email: "John@example.org", name: "John" }));
    expect(newcomer.id).not.toBe(left.id);
    expect(newcomer.email).toBe("john@example.org");
    expect((await recognise(someone("U50"))).email).toBeNull();
    const onTeams = await recognise(someone("aad-51", { platform: "teams", email: "john@example.org" }));
    expect(onTeams.id).toBe(newcomer.id);
  });

  test("an e-mail learnt later makes one person of two whom no place had both", async () => {
    const onSlack = await recognise(someone("U52", { email: "olga@example.org", name: "Olga" }));
    const onTeams = await recognise(someone("aad-52", { platform: "teams", name: "Olga" }));
    expect(onTeams.id).not.toBe(onSlack.id);
    const told = await recognise(someone("aad-52", { platform: "teams", email: "olga@example.org" }));
    expect(told.id).toBe(onSlack.id);
    expect(told.accounts.map(({ user }) => user)).toEqual(["U52", "aad-52"]);
  });

  test("a letter that only looks like another in lower case is another's", async () => {
    const kim = await recognise(someone("U53", { email: "Kim@example.org" }));
    const forged = await recognise(someone("aad-53", { platform: "teams", email: "\u212Aim@example.org" }));
    expect(forged.id).not.toBe(kim.id);
    expect(forged.email).toBe("\u212Aim@example.org");
    expect(await desk.store.personWithEmail("KIM@example.org")).toMatchObject({ id: kim.id });
  });

  test("a closed account gives no rights, and leaves its address to whoever is given it", async () => {
    const email = "lena@example.org";
    await recognise(someone("U54", { email, administrator: true }));
    const onTeams = await recognise(someone("aad-54", { platform: "teams", email }));
    const close = (user: ChatUser) => desk.store.transaction((tx) => tx.closeAccount(user));
    expect(await desk.store.administratorAccounts()).toContainEqual(expect.objectContaining({ user: "U54" }));
    await close(someone("U54"));
    expect((await desk.store.actor(onTeams.id, "it")).administrator).toBe(false);
    expect((await recognise(someone("U54"))).email).toBe(email); // their other account has it still
    const alone = await recognise(someone("U55", { email: "max@example.org" }));
    await close(someone("U55"));
    const newcomer = await recognise(someone("aad-55", { platform: "teams", email: "max@example.org" }));
    expect(newcomer.id).not.toBe(alone.id);
    expect(newcomer.email).toBe("max@example.org");
    await close(someone("nobody"));
  });

  test("an account that is parted is somebody new's, with the address", async () => {
    const email = "nina@example.org";
    const nina = await recognise(someone("U56", { email, name: "Nina" }));
    await recognise(someone("aad-56", { platform: "teams", email }));
    const parted = await desk.store.transaction((tx) => tx.partAccount(someone("aad-56", { platform: "teams" })));
    const again = await recognise(someone("aad-56", { platform: "teams", email }));
    expect(again).toMatchObject({ id: parted, name: "Nina", email });
    expect(await recognise(someone("U56"))).toMatchObject({ id: nina.id, email: null });
  });

  test("what two learn of somebody at the same time is all kept", async () => {
    const told = { name: "Pia", email: "pia@example.org" };
    await recognise(someone("U57"));
    const known = someone("U57", told);
    await Promise.all([recognise(known), recognise(known), recognise(someone("U57", { zone: "Europe/Rome" }))]);
    expect(await recognise(someone("U57"))).toMatchObject({ ...told, zone: "Europe/Rome" });
    await Promise.all(
      Array.from({ length: 8 }, (_, number) =>
        recognise(someone("U58", number % 2 === 0 ? { locale: "fr-FR" } : { name: "Quin", email: "quin@example.org" })),
      ),
    );
    expect(await recognise(someone("U58"))).toMatchObject({ name: "Quin", email: "quin@example.org", locale: "fr-FR" });
  });

  test("an e-mail learnt later that nobody has is theirs", async () => {
    await recognise(someone("U6"));
    expect((await recognise(someone("U6", { email: "Emil@example.org" }))).email).toBe("emil@example.org");
  });

  test("writes nothing when nothing is new", async () => {
    const user = someone("U7", { name: "Fay", email: "fay@example.org", administrator: true });
    await recognise(user);
    const before = await versions();
    await recognise(user);
    await recognise(someone("U7"));
    expect(await versions()).toEqual(before);
  });

  test("an administrator on any platform is one, until that platform says otherwise", async () => {
    const email = "gus@example.org";
    await recognise(someone("U8", { email, administrator: true }));
    const teams = someone("aad-8", { platform: "teams", email, administrator: false });
    const isOneAfter = async (told: ChatUser) =>
      (await desk.store.actor((await recognise(told)).id, "it")).administrator;
    expect(await isOneAfter(teams)).toBe(true);
    expect(await isOneAfter(someone("U8", { administrator: null }))).toBe(true);
    expect(await isOneAfter(someone("U8", { administrator: false }))).toBe(false);
  });

  test.each(["slack", "teams"] as const)(
    "an address that %s vouches for no longer gives no rights",
    async (platform) => {
      const account = { platform, name: "Boss" };
      const boss = await recognise(someone("U-guest", { ...account, email: administrator }));
      await desk.store.transaction((tx) => tx.setNamedLeads([{ queue: "it", email: administrator }]));
      const rights = () => desk.store.actor(boss.id, "it");
      await recognise(someone("U-guest", account)); // nothing is told
      expect(await rights()).toMatchObject({ lead: true, administrator: true });
      const guest = someone("U-guest", { ...account, unvouched: true });
      expect(await recognise(guest)).toMatchObject({ id: boss.id, email: null });
      expect(await rights()).toMatchObject({ lead: false, administrator: false });
      expect(await desk.store.leadsOf("it")).not.toContainEqual(expect.objectContaining({ id: boss.id }));
      const before = await versions();
      await recognise(guest);
      expect(await versions()).toEqual(before);
      await recognise(someone("U-guest", { ...account, email: administrator }));
      expect(await rights()).toMatchObject({ lead: true, administrator: true });
      await recognise(guest);
      await desk.store.transaction((tx) => tx.setNamedLeads([]));
    },
  );

  test("what one platform calls somebody is not changed by what the other does", async () => {
    const email = "mona@example.org";
    const onTeams = { platform: "teams", email, name: "PETIT, Mona (EXT)", locale: "en-US", zone: "UTC" } as const;
    await recognise(someone("aad-mona", onTeams));
    const onSlack = { email, name: "Mona Petit", locale: "fr-FR" };
    expect(await recognise(someone("U-mona", onSlack))).toMatchObject({ ...onSlack, zone: "UTC" });
    const before = await versions();
    for (const told of [someone("aad-mona", onTeams), someone("U-mona", onSlack), someone("aad-mona", onTeams)])
      expect(await recognise(told)).toMatchObject({ ...onSlack, zone: "UTC" });
    expect(await versions()).toEqual(before);
    expect(await recognise(someone("U-mona", { name: "Mona Legrand" }))).toMatchObject({ name: "Mona Legrand" });
  });

  test("a personal conversation is not given up for a person's id, but for a newer conversation", async () => {
    expect(await addressAfter("a:somebody's")).toBe("https://smba.test/|a:somebody's");
    expect(await addressAfter("aad-9")).toBe("https://smba.test/|aad-9"); // it was not known to be theirs
    expect(await addressAfter("a:1|aad-9")).toBe("https://smba.test/|a:1|aad-9");
    expect(await addressAfter("aad-9")).toBe("https://smba.test/|a:1|aad-9");
    expect(await addressAfter("a:2|aad-9")).toBe("https://smba.test/|a:2|aad-9");
  });
});

describe("what somebody is to a queue", () => {
  test("an agent by either platform, a lead, an administrator by platform or by configuration", async () => {
    const [ann, boss] = [
      await recognise(someone("U20", { name: "Ann" })),
      await recognise(someone("U21", { name: "Boss", email: administrator })),
    ];
    await staff(desk.store, "it", [ann.id]);
    await desk.store.transaction((tx) => tx.addLead("it", ann.id));
    expect(await desk.store.actor(ann.id, "it")).toEqual({
      person: ann.id,
      agent: true,
      lead: true,
      administrator: false,
    });
    expect(await desk.store.actor(boss.id, "it")).toEqual({
      person: boss.id,
      agent: false,
      lead: false,
      administrator: true,
    });
    await desk.store.transaction((tx) => tx.setMembers("it", "teams", [boss.id]));
    expect((await desk.store.actor(boss.id, "it")).agent).toBe(true);
    expect((await desk.store.agentsOf("it")).map(({ name }) => name)).toEqual(["Ann", "Boss"]);
  });

  test("members are replaced, each platform's for itself", async () => {
    const [one, two, three] = [
      await meet(desk.store, someone("U30")),
      await meet(desk.store, someone("U31")),
      await meet(desk.store, someone("U32")),
    ];
    await staff(desk.store, "network", [one, two]);
    await desk.store.transaction(async (tx) => {
      await tx.setMembers("network", "teams", [three]);
      await tx.setMembers("network", "slack", [two]);
    });
    expect((await desk.store.agentsOf("network")).map(({ id }) => id).toSorted()).toEqual([two, three].toSorted());
    expect(await desk.store.queuesOf(two)).toEqual(["network"]);
    await desk.store.transaction((tx) => tx.setMembers("network", "slack", []));
    expect(await desk.store.queuesOf(two)).toEqual([]);
  });

  test("a lead who is put out of the agents' channel leads no longer", async () => {
    const lead = await recognise(someone("U40"));
    await staff(desk.store, "telephony", [lead.id]);
    await desk.store.transaction(async (tx) => {
      await tx.addLead("telephony", lead.id);
      await tx.addLead("telephony", lead.id);
    });
    expect((await desk.store.leadsOf("telephony")).map(({ id }) => id)).toEqual([lead.id]);
    await desk.store.transaction((tx) => tx.setMembers("telephony", "slack", []));
    expect((await desk.store.actor(lead.id, "telephony")).lead).toBe(false);
    expect(await desk.store.leadsOf("telephony")).toEqual([]);
    expect(await desk.store.queuesOf(lead.id)).toEqual([]);
  });
});

const slack = (queue: string, address: string) => ({ queue, platform: "slack", tenant: "T1", address }) as const;

const set = (queue: string, address: string) => desk.store.transaction((tx) => tx.setChannel(slack(queue, address)));

describe("agents' channels", () => {
  test("one per platform, moved when there was another", async () => {
    await set("doors", "C1");
    await set("doors", "C2");
    const teams = { queue: "doors", platform: "teams", tenant: "M1", address: "19:doors" } as const;
    await desk.store.transaction((tx) => tx.setChannel(teams));
    expect(await desk.store.channels("doors")).toEqual([slack("doors", "C2"), teams]);
    expect(await desk.store.channelAt(slack("", "C1"))).toBeNull();
    expect(await desk.store.channelAt(slack("", "C2"))).toEqual(slack("doors", "C2"));
    expect(await desk.store.queues()).toContain("doors");
    expect(await desk.store.allChannels()).toContainEqual(teams);
  });

  test("a channel given to another queue takes its agents' rights with it", async () => {
    const ann = await meet(desk.store, someone("U50"));
    await set("lifts", "C3");
    await desk.store.transaction((tx) => tx.setMembers("lifts", "slack", [ann]));
    await set("stairs", "C3");
    expect(await desk.store.channels("lifts")).toEqual([]);
    expect(await desk.store.channels("stairs")).toEqual([slack("stairs", "C3")]);
    expect(await desk.store.agentsOf("lifts")).toEqual([]);
  });
});
