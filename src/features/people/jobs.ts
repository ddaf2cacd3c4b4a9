import { done, type Tried, type WorkerDeps } from "../../worker/deps.ts";
import type { JobRules } from "../../worker/job-rule.ts";
import type { ChatPlatform, ChatUser } from "../../channels/platform.ts";
import type { AccountId } from "../../desk/person.ts";
import { ownersStillThere } from "../../desk/still-there.ts";
import { putOut } from "../../desk/tickets.ts";
import { foldEmail } from "../../kernel/email.ts";
import {
  learningManager,
  type LearnManagerDelivery,
  type MeetDelivery,
  type PersonDelivery,
  type RereadDelivery,
} from "./deliveries.ts";
import { managerField } from "../../kernel/policy.ts";
import { askAfterAll } from "../../desk/wake.ts";

export const jobs: JobRules<PersonDelivery | RereadDelivery | MeetDelivery | LearnManagerDelivery> = {
  "re-read": {
    key: ({ kind, platform, tenant, user }) => `${kind} ${platform} ${tenant} ${user}`,
    givenUp: null,
    speaks: "on-platform",
    platform: ({ platform }) => platform,
    run: reread,
  },
  introduce: {
    key: ({ kind, platform, tenant, user, ticket }) => `${kind} ${platform} ${tenant} ${user} ${ticket}`,
    givenUp: null,
    speaks: "on-platform",
    platform: ({ platform }) => platform,
    run: introduce,
  },
  meet: {
    key: ({ kind, platform, email, ticket }) => `${kind} ${platform} ${foldEmail(email)} ${ticket ?? ""}`,
    givenUp: null,
    speaks: "on-platform",
    platform: ({ platform }) => platform,
    run: meet,
  },
  "learn-manager": {
    key: ({ kind, platform, tenant, user }) => `${kind} ${platform} ${tenant} ${user}`,
    givenUp: null,
    speaks: "on-platform",
    platform: ({ platform }) => platform,
    run: learnManager,
  },
};

/**
 * Learns who somebody's manager is, or that nobody is any more. A manager who is written to elsewhere is looked for there by their
 * address, as those are whom the policy names.
 */
async function learnManager(deps: WorkerDeps, platform: ChatPlatform, account: LearnManagerDelivery): Promise<Tried> {
  const { store, rules, log } = deps;
  const field = managerField(rules.policy.managers, platform.name);
  if (field === null || platform.managerOf === undefined) return done;
  const told = await platform.managerOf(account, field);
  if (told.result === "retry") return told;
  if (told.result === "refused") {
    log.warn({ platform: platform.name, reason: told.because }, "manager not learned");
    return done;
  }
  const { manager } = told;
  const met = manager?.user ? [manager.user] : [];
  const { people, retry } = await ownersStillThere(deps, met);
  await store.transaction(async (tx) => {
    for (const user of met) await tx.recognise(user, people);
    await tx.setManager(account, manager?.email ?? null);
    if (manager === null || (await tx.personWithEmail(manager.email)) !== null) return;
    const others = new Set((await tx.allChannels()).map((channel) => channel.platform));
    await tx.deliver(
      [...others]
        .filter((name) => name !== platform.name)
        .map((name) => ({ kind: "meet", platform: name, email: manager.email, ticket: null })),
    );
  });
  return retry ?? done;
}

/** Learns who has an e-mail address that the policy names, and asks them for the help that was to be asked of them. */
async function meet(deps: WorkerDeps, platform: ChatPlatform, { email, ticket }: MeetDelivery): Promise<Tried> {
  const { store, rules } = deps;
  if (platform.withEmail === undefined) return done;
  const channels = (await store.allChannels()).filter((each) => each.platform === platform.name);
  const asked = await platform.withEmail(email, channels);
  if (asked.result === "retry") return asked;
  const [profile] = asked.users;
  if (profile === undefined || !isVouchedFor(profile, email)) return done;
  const { people, retry } = await ownersStillThere(deps, [profile]);
  await store.transaction(async (tx) => {
    const person = await tx.recognise(profile, people);
    if (ticket !== null) await askAfterAll(tx, rules, { ticket, email, person: person.id });
  });
  return retry ?? done;
}

/** An account may be found by an address that nobody has confirmed, or that is a guest's: it is nobody's then. */
const isVouchedFor = (profile: ChatUser, email: string): boolean =>
  profile.outsider !== true && profile.email !== null && foldEmail(profile.email) === foldEmail(email);

/** Learns who somebody is, and puts their name on the cards of a ticket. A card that is being posted now looks for it afterwards. */
async function introduce(
  deps: WorkerDeps,
  platform: ChatPlatform,
  { ticket, ...user }: PersonDelivery,
): Promise<Tried> {
  const asked = await platform.lookUp([user]);
  if (asked.result === "retry") return asked;
  const [profile] = asked.users;
  if (profile === undefined) return done;
  if (profile.outsider === true) return withdraw(deps, profile);
  const { people, retry } = await ownersStillThere(deps, [profile]);
  await deps.store.transaction(async (tx) => {
    await tx.recognise(profile, people);
    await tx.deliver(learningManager(deps.rules.policy, profile));
    const surfaces = await tx.surfaces(ticket); // one that has no card yet may have it before this is committed
    await tx.deliver(surfaces.map(({ id }) => ({ kind: "refresh-card", surface: id })));
  });
  return retry ?? done;
}

/** An account that its platform knows no more, or calls somebody of another organisation, is one of this desk's no longer. */
async function reread(deps: WorkerDeps, platform: ChatPlatform, account: RereadDelivery): Promise<Tried> {
  const asked = await platform.lookUp([account]);
  if (asked.result === "retry") return asked;
  const [profile] = asked.users;
  if (profile?.outsider === true) return withdraw(deps, profile);
  const isThere = profile !== undefined;
  const { people, retry } = await ownersStillThere(deps, isThere ? [profile] : []);
  await deps.store.transaction(async (tx) => {
    if (!isThere) return tx.closeAccount(account);
    await tx.recognise(profile, people);
    await tx.deliver(learningManager(deps.rules.policy, profile));
  });
  return retry ?? done;
}

async function withdraw({ store, rules, log }: WorkerDeps, { platform, tenant, user }: AccountId): Promise<Tried> {
  await store.transaction((tx) => putOut(tx, rules, { platform, tenant, user }));
  log.warn({ platform, user }, "account closed: it is of another organisation");
  return done;
}
