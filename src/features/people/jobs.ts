import { done, type Tried, type WorkerDeps } from "../../worker/deps.ts";
import type { JobRules } from "../../worker/job-rule.ts";
import type { ChatPlatform, ChatUser } from "../../channels/platform.ts";
import type { AccountId } from "../../desk/person.ts";
import { ownersStillThere } from "../../desk/still-there.ts";
import { putOut } from "../../desk/tickets.ts";
import { foldEmail } from "../../kernel/email.ts";
import type { MeetDelivery, PersonDelivery, RereadDelivery } from "./deliveries.ts";
import { askAfterAll } from "../../desk/wake.ts";

export const jobs: JobRules<PersonDelivery | RereadDelivery | MeetDelivery> = {
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
};

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
    if (isThere) await tx.recognise(profile, people);
    else await tx.closeAccount(account);
  });
  return retry ?? done;
}

async function withdraw({ store, rules, log }: WorkerDeps, { platform, tenant, user }: AccountId): Promise<Tried> {
  await store.transaction((tx) => putOut(tx, rules, { platform, tenant, user }));
  log.warn({ platform, user }, "account closed: it is of another organisation");
  return done;
}
