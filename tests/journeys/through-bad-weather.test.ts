import { setTimeout as pause } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { eventually } from "../support/eventually.ts";
import type { Agent, Stage } from "./stage/cast.ts";
import { mainStory, type Step } from "./stage/main-story.ts";
import { postedIn } from "./stage/posted.ts";
import { skyOf, type Sky } from "./stage/sky.ts";
import { createStage, everywhere, type World } from "./stage/world.ts";

type StepName = Step["name"];

interface Weather {
  readonly name: string;
  /** Before somebody acts. */
  readonly before?: (step: StepName, sky: Sky, world: World, title: string) => void | Promise<void>;
  /** When they have acted, and the store knows. */
  readonly after?: (step: StepName, sky: Sky) => void;
  /** How many notes may stand there twice: a platform that loses its answer has posted what the desk must post again. */
  readonly repeats?: number;
}

const withoutForm: readonly StepName[] = ["claims", "writes", "confirms", "rates"]; // none opens while Slack is down

const slowness = 250; // milliseconds

const weathers: readonly Weather[] = [
  { name: "everything delivered twice", before: (_, sky) => sky.twice() },
  {
    name: "429 with Retry-After on posts and updates",
    before: (step, sky) => {
      if (!["claims", "answers", "confirms"].includes(step)) return;
      sky.refuses("post", 429, 1);
      sky.refuses("update", 429, 1);
    },
  },
  {
    name: "502 and 503 on posts and updates",
    before: (step, sky) => {
      if (!["opens", "asks", "resolves"].includes(step)) return;
      sky.refuses("post", 503);
      sky.refuses("update", 502);
    },
  },
  {
    name: "slow answers",
    // Nobody answers what they read as fast as the platform tells the desk where it stands.
    before: async (step, sky) => (step === "opens" ? sky.slow(slowness) : pause(2 * slowness)),
  },
  {
    name: "lost answers",
    before: (step, sky) => {
      if (step === "asks") sky.losesAnswer("post");
      if (step === "resolves") sky.losesAnswer("update");
    },
    repeats: 1,
  },
  {
    name: "cards deleted in the middle",
    before: async (step, _, world, title) => {
      if (step === "answers") await removeCard(world, title, "agents");
      if (step === "resolves") await removeCard(world, title, "person");
    },
  },
  {
    name: "the platform down while things happen, and back again",
    before: (step, sky) => (withoutForm.includes(step) ? sky.down() : undefined),
    after: (step, sky) => (withoutForm.includes(step) ? sky.clears() : undefined),
  },
];

/** Each weather comes over both platforms, in one language here and in the other there. */
const falling = (platform: string, language: string): readonly Weather[] =>
  weathers.filter((_, index) => (index + Number(platform === "teams") + Number(language === "fr")) % 2 === 0);

describe.each(everywhere(import.meta.filename))(
  "the main story on $platform, in $language, through",
  ({ platform, language }) => {
    let world: World;
    let stage: Stage;
    let claire: Agent;
    let sky: Sky;

    beforeAll(async () => {
      ({ world, stage } = await createStage(platform, language));
      sky = skyOf(world);
      claire = stage.agent("Claire Dubois");
      await stage.setsUp();
    });
    afterEach(() => sky.clears());
    afterAll(() => world.close());

    it.each(falling(platform, language))("$name", async (weather) => {
      const { before, after, repeats = 0 } = weather;
      const title = `Dead screen ${weathers.indexOf(weather)}`;
      const mona = stage.employee(`Mona Petit ${weathers.indexOf(weather)}`);
      for (const { name: step, does, shows } of mainStory(mona, claire, title)) {
        await before?.(step, sky, world, title);
        await does();
        await eventually(async () => expect((await eventsOf(world, title)).length).toBe(recordedAfter[step]));
        after?.(step, sky);
        await eventually(shows, { within: 15_000 }).catch((error: unknown) => {
          throw new Error(`after she ${step}`, { cause: error });
        });
      }
      expect(await eventsOf(world, title)).toEqual(story);
      await eventually(() => endsWell(world, title, repeats), { within: 10_000 });
    });

    if (platform === "slack") {
      it("a trigger that has expired: the form is offered by a button, and what was typed is kept", async () => {
        const title = "Dead screen, typed slowly";
        const mona = stage.employee("Mona Petit");
        const { words } = mona;
        world.workspace?.faults.refuse("views.open", "expired_trigger_id");
        await mona.commands(title);
        await mona.presses(words.buttons.openForm);
        await eventually(() => expect(mona.form()).toMatchObject({ [words.forms.newTicket.titleLabel]: title }));
        expect(await mona.sends()).toEqual({});
        for (const { does, shows } of mainStory(mona, claire, title).slice(1)) {
          await does();
          await eventually(shows);
        }
        expect(await eventsOf(world, title)).toEqual(story);
        await eventually(() => endsWell(world, title, 0));
      });
    }
  },
);

/** How many events there are once a step is taken. */
const recordedAfter: Record<StepName, number> = {
  opens: 1,
  claims: 2,
  writes: 3,
  asks: 5, // which keeps the promise of an answer
  answers: 7, // and puts the ticket back to work
  resolves: 9, // which keeps the other promise
  confirms: 10,
  rates: 11,
};
const story = "opened claimed answered asked met answered resumed resolved met confirmed rated".split(" ");
/**
 * What is told of it: nothing of the opening, which is the card, nor of words to those who have just written them there. Who
 * confirms and rates reads it in the note that asked.
 */
const told = {
  agents: ["claimed", "answered", "asked", "answered", "resolved", "confirmed", "rated"],
  person: ["claimed", "asked", "answered", "resolved"],
};

/** One ticket, closed and rated; each card as the ticket is; each note there once, and in order. */
async function endsWell(world: World, title: string, repeats: number): Promise<void> {
  const tickets = await world.rows(`select status, version from ticket where title = '${title}'`);
  expect(tickets).toEqual([{ status: "closed", version: story.length }]);
  const surfaces = await surfacesOf(world, title);
  expect(surfaces.map(({ audience }) => audience).toSorted()).toEqual(["agents", "person"]);
  let repeated = 0;
  for (const { id, platform, address, message, shown, audience } of surfaces) {
    expect(shown).toBe(story.length);
    const notes = await world.rows(
      `select n.message, e.event->>'type' as type from note n
       join surface s on s.id = n.surface_id join ticket_event e on e.ticket = s.ticket and e.number = n.number
       where s.id = ${id} order by n.number`,
    );
    expect(notes.map(({ type }) => type)).toEqual(told[audience]);
    const posted = postedIn(world, platform, address);
    const standing = posted.filter((post) => post.id === message);
    expect(standing).toHaveLength(1);
    const ids = [...new Set(notes.map((note) => String(note["message"])))]; // several events may share one
    const threads = posted.flatMap((post) => (ids.includes(post.id) && post.thread !== null ? [post.thread] : []));
    const under = posted.filter((post) =>
      post.thread === null ? isNoteOfChat(world, address) && post.id !== message : threads.includes(post.thread),
    );
    expect(under.map((post) => post.id).filter((post) => ids.includes(post))).toEqual(ids);
    repeated += under.length - ids.length;
  }
  expect(repeated).toBeLessThanOrEqual(repeats);
}

/** A chat of Teams has no threads: whatever the bot posts there, but the card, is a note. */
const isNoteOfChat = (world: World, address: string): boolean => world.tenant !== null && address.includes("a:");

interface Shown {
  readonly id: string;
  readonly platform: string;
  readonly address: string;
  readonly message: string;
  readonly shown: number;
  readonly audience: "agents" | "person";
}

async function surfacesOf(world: World, title: string): Promise<readonly Shown[]> {
  const rows = await world.rows(
    `select s.* from surface s join ticket t on t.reference = s.ticket where t.title = '${title}'`,
  );
  return rows.map((row) => ({
    id: String(row["id"]),
    platform: String(row["platform"]),
    address: String(row["address"]),
    message: String(row["message"]),
    shown: Number(row["shown_version"]),
    audience: row["person_id"] === null ? "agents" : "person",
  }));
}

async function eventsOf(world: World, title: string): Promise<readonly unknown[]> {
  const rows = await world.rows(
    `select event->>'type' as type from ticket_event e join ticket t on t.reference = e.ticket
     where t.title = '${title}' order by e.number`,
  );
  return rows.map(({ type }) => type);
}

/** Somebody deletes a card, behind the desk's back. */
async function removeCard(world: World, title: string, audience: Shown["audience"]): Promise<void> {
  const card = (await surfacesOf(world, title)).find((surface) => surface.audience === audience);
  const post = world.tenant?.posts().find(({ id }) => id === card?.message);
  if (post !== undefined) world.tenant?.remove(post);
  const messages = world.workspace?.state.channels.get(card?.address ?? "")?.messages;
  const index = messages?.findIndex(({ ts }) => ts === card?.message) ?? -1;
  if (index >= 0) messages?.splice(index, 1);
}
