import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { ChatUser, LookedUp, PlatformName } from "../../src/channels/platform.ts";
import { createDesk } from "../../src/conversation/listen.ts";
import { phrases } from "../../src/features/words.ts";
import type { FormValues } from "../../src/screen/form.ts";
import { openDeskInATest, type DeskInATest } from "../support/desk-in-a-test.ts";
import { someone } from "../support/test-store.ts";
import { fakePlatform } from "../worker/fake-platform.ts";

const { notToldYet, nobodyThere } = phrases("en").errors;
const title = "A laptop for the newcomer";
const filled = { title, kind: "request", urgency: "low", impact: "one" };

let desk: DeskInATest;
beforeEach(async () => {
  desk = await openDeskInATest();
});
afterEach(() => desk.close());

const unreadable = "nonsense";

const silences: Readonly<Record<string, () => Promise<LookedUp>>> = {
  "is out of order": () => Promise.resolve({ result: "retry", after: null, reason: "500" }),
  "does not answer": () => new Promise(() => {}),
};

describe.each(["slack", "teams"] as const)("whom a ticket is for, picked on %s", (name: PlatformName) => {
  const person = (user: string, more: Partial<ChatUser> = {}) => someone(user, { platform: name, ...more });
  const mona = person("U-mona", { name: "Mona Petit" });
  let told: () => Promise<LookedUp>;

  const listener = () => {
    const platform = {
      ...fakePlatform([], name),
      ...(name === "slack" && { tellsClosedAccounts: true as const }),
      chosen: (user: string) => (user === unreadable ? null : person(user)),
      lookUp: () => told(),
    };
    return createDesk({ ...desk.deps, platforms: { [name]: platform } });
  };
  const says =
    (...users: readonly ChatUser[]) =>
    (): Promise<LookedUp> =>
      Promise.resolve({ result: "found", users });
  let sent = 0;
  const sends = (values: FormValues) => {
    sent += 1;
    const opener = { do: "new-ticket" } as const;
    return listener().handle({ kind: "submitted", once: `form ${sent}`, by: mona, opener, values, in: null });
  };
  const agentSends = async (values: FormValues, requester = mona) => {
    const agent = person("U-claire", { name: "Claire Dubois" });
    const { id } = await desk.tx((tx) => tx.recognise(agent));
    await desk.queue("support", [id]);
    const ticket = await desk.opens((await desk.tx((tx) => tx.recognise(requester))).id);
    const opener = {
      do: "fill",
      form: "change",
      ticket: ticket.reference,
      mark: ticket.mark ?? undefined,
      seen: 1,
    } as const;
    sent += 1;
    const intent = { kind: "submitted", once: `form ${sent}`, by: agent, opener, in: null } as const;
    const reply = await listener().handle({ ...intent, values: { ...filled, service: "", ...values } });
    return { reply, ticket: await desk.store.ticket(ticket.reference), mona: ticket.requester };
  };
  const tickets = async () => {
    const known = await desk.store.personOf(mona);
    return known === null ? [] : desk.store.ticketsOf(known.id, 10, null);
  };

  test("is nobody where it is no account at all: the field says so, and nothing is opened", async () => {
    told = says();
    expect(await sends({ ...filled, beneficiary: unreadable })).toEqual({
      kind: "form-errors",
      errors: { beneficiary: nobodyThere },
    });
    expect(await tickets()).toEqual([]);
  });

  describe.each(Object.entries(silences))("while it %s", (_, silence) => {
    beforeEach(() => void (told = silence));

    test("is nobody of whom nothing is known: the field says what to do, and nothing is opened", async () => {
      expect(await sends({ ...filled, beneficiary: "U-pat" })).toEqual({
        kind: "form-errors",
        errors: { beneficiary: notToldYet },
      });
      expect(await tickets()).toEqual([]);
      expect(await desk.store.personOf(person("U-pat"))).toBeNull();
    });

    test("is nobody who has an account here and whose name was never told", async () => {
      await desk.tx((tx) => tx.recognise(person("U-pat")));
      expect(await sends({ ...filled, beneficiary: "U-pat" })).toMatchObject({ errors: { beneficiary: notToldYet } });
    });

    test("is a colleague who is known", async () => {
      const ben = await desk.tx((tx) => tx.recognise(person("U-ben", { name: "Ben Roche" })));
      expect(await sends({ ...filled, beneficiary: "U-ben" })).toMatchObject({ kind: "whisper" });
      expect(await tickets()).toMatchObject([{ title, beneficiary: ben.id }]);
    });

    test("is not changed to anybody unknown either", async () => {
      const { reply, ticket, mona: before } = await agentSends({ beneficiary: "U-pat" });
      expect(reply).toEqual({ kind: "form-errors", errors: { beneficiary: notToldYet } });
      expect(ticket?.beneficiary).toBe(before);
    });

    test("is who it was for, whose name was never told, when something else is changed", async () => {
      const nils = person("U-nils");
      const { reply, ticket, mona: before } = await agentSends({ title: "Another title", beneficiary: "U-nils" }, nils);
      expect(reply).toEqual({ kind: "done" });
      expect(ticket).toMatchObject({ title: "Another title", beneficiary: before });
    });
  });

  test("is nobody of another organisation, known before or not, whose account is looked at again", async () => {
    const pat = person("U-pat", { name: "Pat Partner", outsider: true });
    told = says(pat);
    expect(await sends({ ...filled, beneficiary: "U-pat" })).toMatchObject({ errors: { beneficiary: nobodyThere } });
    await desk.tx((tx) => tx.recognise(person("U-pat")));
    expect(await sends({ ...filled, beneficiary: "U-pat" })).toMatchObject({ errors: { beneficiary: nobodyThere } });
    await desk.tx((tx) => tx.recognise(person("U-pat", { name: "Pat Partner" })));
    expect(await sends({ ...filled, beneficiary: "U-pat" })).toMatchObject({ errors: { beneficiary: nobodyThere } });
    expect(await tickets()).toEqual([]);
    const again = (await desk.sent()).flat().filter(({ kind }) => kind === "re-read");
    expect(again).toMatchObject([{ user: "U-pat" }, { user: "U-pat" }]);
  });

  test("is a colleague whom it tells of", async () => {
    told = says(person("U-ben", { name: "Ben Roche" }));
    expect(await sends({ ...filled, beneficiary: "U-ben" })).toMatchObject({ kind: "whisper" });
    expect((await desk.store.personOf(person("U-ben")))?.name).toBe("Ben Roche");
  });
});
