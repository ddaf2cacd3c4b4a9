import { setTimeout as pause } from "node:timers/promises";
import { phrases, type Phrases } from "../../src/features/words.ts";
import { locales } from "../../src/kernel/locale.ts";
import { acts, type Act } from "./acts.ts";
import type { Answered, FieldSeen, Hands } from "./people/hands.ts";
import { employees, type Step } from "./plan.ts";

/** Something somebody said or sent, with words that nobody else uses. */
export interface Said {
  readonly token: string;
  readonly step: Step;
  readonly how: "form" | "written";
  /** False where the platform does not bring it to the desk: there is no bot. */
  readonly heard: boolean;
  /** The message it was written under; null for what was sent in a form, or written under nothing. */
  readonly card: string | null;
  answered: Answered;
}

export interface Scene {
  readonly seed: number;
  readonly hands: ReadonlyMap<string, Hands>;
  /** The desk's own words, which stand in the agents' channels. */
  readonly deskWords: Phrases;
  /** What a ticket of the plan is called; null while there is none. */
  readonly reference: (ticket: number) => Promise<string | null>;
  readonly said: Said[];
}

const soon = 1_000; // milliseconds: who does not see a button by then does something else
const look = 100;
const reading = 600; // nobody answers what they read before the desk is told where it stands

/** Does one step as far as it can be done, and tells what came of it. */
export async function doStep(scene: Scene, step: Step): Promise<string> {
  const hands = scene.hands.get(step.who);
  if (hands === undefined) throw new Error(`nobody is called ${step.who}`);
  if (step.does === "open") return openTicket(scene, step, hands);
  const act: Act = acts[step.does];
  const reference = await appears(() => scene.reference(step.ticket));
  if (reference === null) return "no such ticket";
  if (act.kind === "write") return write(scene, step, hands, act.where, reference);
  const labels = [scene.deskWords, hands.words].flatMap((words) => act.labels(words, step.pick));
  const windows = windowsOf(hands, step);
  if (act.kind === "press" && step.manner === "twice at once") windows.push(hands);
  if (act.kind === "press") return told(await each(windows, (window) => pressed(window, labels, reference, scene)));
  const forms = await each(windows, async (window) => ({
    window,
    form: await formOf(window, labels, reference, scene),
  }));
  return told(await each(forms, async ({ window, form }, index) => fillIn(scene, step, window, form, index)));
}

async function openTicket(scene: Scene, step: Step, hands: Hands): Promise<string> {
  const forms = await each(windowsOf(hands, step), async (window) => {
    window.close();
    await insist(() => window.callForm());
    return { window, form: await formThatOpens(window, asksForTitle) };
  });
  return told(await each(forms, async ({ window, form }, index) => fillIn(scene, step, window, form, index)));
}

const windowsOf = (hands: Hands, { manner }: Step): Hands[] =>
  manner === "in two windows" && hands.otherWindow !== null ? [hands, hands.otherWindow] : [hands];

/** A press that nothing answers is tried once more, as people do. */
async function pressed(hands: Hands, labels: readonly string[], about: string, scene: Scene): Promise<string> {
  const first = await appears(() => hands.press(labels, about));
  if (first === null) return insteadBehindMore(hands, labels, about, scene);
  return first === "unanswered" ? `again ${await hands.press(labels, about)}` : first;
}

async function formOf(hands: Hands, labels: readonly string[], about: string, scene: Scene) {
  hands.close();
  const first = await appears(() => hands.press(labels, about));
  if (first === null) {
    await insteadBehindMore(hands, labels, about, scene);
    return formThatOpens(hands);
  }
  if (first === "unanswered") await hands.press(labels, about);
  return formThatOpens(hands);
}

async function insteadBehindMore(hands: Hands, labels: readonly string[], about: string, scene: Scene) {
  const more = [scene.deskWords.buttons.fill.more, hands.words.buttons.fill.more];
  if ((await hands.press(more, about)) === null) return "not there";
  const form = await formThatOpens(hands);
  for (const label of form === null ? [] : labels) if (await hands.pressInForm(label)) return "taken";
  hands.close();
  return "not to be chosen";
}

type IsForm = (form: readonly FieldSeen[]) => boolean;

const titleLabels = new Set(locales.map((locale) => phrases(locale).forms.newTicket.titleLabel));
const asksForTitle: IsForm = (form) => form.some(({ label }) => titleLabels.has(label));

/**
 * A form opens after the press was answered; where it cannot, the desk offers it by a button. Another that comes late, for a press
 * that was thought lost, is closed.
 */
async function formThatOpens(hands: Hands, isIt: IsForm = () => true): Promise<readonly FieldSeen[] | null> {
  const shown = (): Promise<readonly FieldSeen[] | null> => {
    const form = hands.form();
    if (form === null || isIt(form)) return Promise.resolve(form);
    hands.close();
    return Promise.resolve(null);
  };
  const form = await appears(shown);
  if (form !== null) return form;
  const offered = await hands.press([hands.words.buttons.openForm, hands.words.buttons.addToIt], "");
  return offered === null ? null : appears(shown);
}

async function fillIn(
  scene: Scene,
  step: Step,
  hands: Hands,
  form: readonly FieldSeen[] | null,
  window: number,
): Promise<string> {
  if (form === null || form.length === 0) {
    hands.close();
    return "no form";
  }
  const token = `(${scene.seed}.${step.number}.${window})`;
  const colleague = colleagueOf(scene, hands, step);
  if (colleague !== null) await unfold(hands);
  await enterAll(hands, (field) => valueOf(field, `<b>${step.does}</b> & _more_ ${token}`, step.pick, colleague));
  const said: Said = { token, step, how: "form", heard: true, card: null, answered: "unanswered" };
  scene.said.push(said);
  said.answered = await insist(async () => {
    if (step.manner !== "twice at once") return hands.send();
    const [one, two] = await Promise.all([hands.send(), hands.send()]);
    return one === "taken" || two === "taken" ? "taken" : one;
  });
  hands.close();
  return said.answered;
}

/** A form may be shown anew, in another language, under the hands of who fills it in: then they begin again. */
async function enterAll(hands: Hands, valueFor: (field: FieldSeen) => string | null, tries = 3): Promise<void> {
  const filled = (hands.form() ?? []).flatMap((field) => {
    const value = valueFor(field);
    return value === null ? [] : [[field.label, value] as const];
  });
  try {
    await hands.enter(Object.fromEntries(filled));
  } catch (error) {
    if (tries === 0) throw error;
    await enterAll(hands, valueFor, tries - 1);
  }
}

async function unfold(hands: Hands): Promise<void> {
  const before = hands.form()?.length ?? 0;
  await hands.pressInForm(hands.words.forms.moreDetails);
  await appears(() => Promise.resolve((hands.form()?.length ?? 0) > before ? true : null));
}

/** For whom a ticket is opened now and then: somebody on the same platform, where they can be chosen. */
function colleagueOf(scene: Scene, { name, platform }: Hands, { does, pick }: Step): string | null {
  if (does !== "open" || pick % 4 !== 0) return null;
  return employees.find((each) => each !== name && scene.hands.get(each)?.platform === platform) ?? null;
}

function valueOf(field: FieldSeen, words: string, pick: number, colleague: string | null): string | null {
  switch (field.kind) {
    case "words":
      return words;
    case "tick":
      return pick % 3 === 0 ? (field.options[0] ?? null) : null;
    case "choice":
      return field.options[pick % field.options.length] ?? null;
    case "date":
      return "2099-01-01";
    case "number":
      return String(pick % 60);
    case "person":
      return colleague;
  }
}

async function write(
  scene: Scene,
  step: Step,
  hands: Hands,
  where: Extract<Act, { kind: "write" }>["where"],
  reference: string,
): Promise<string> {
  const token = `(${scene.seed}.${step.number}.0)`;
  const words = `spoken *up* <!channel> ${token}`;
  await pause(reading);
  const written =
    where === "nowhere"
      ? { heard: await hands.write(words), card: null }
      : await appears(() => hands.writeUnder(where, reference, words));
  if (written === null) return "not there";
  const { heard, card } = written;
  scene.said.push({ token, step, how: "written", heard, card, answered: "taken" });
  if (!heard) return "written, with nobody to bring it to the desk";
  return "written";
}

async function insist(attempt: () => Promise<Answered>): Promise<Answered> {
  let answered = await attempt();
  for (let again = 0; answered === "unanswered" && again < 2; again += 1) answered = await attempt();
  return answered;
}

async function appears<T>(find: () => Promise<T | null>): Promise<T | null> {
  const deadline = performance.now() + soon;
  for (;;) {
    const found = await find();
    if (found !== null || performance.now() > deadline) return found;
    await pause(look);
  }
}

const each = <Item, Result>(
  items: readonly Item[],
  work: (item: Item, index: number) => Promise<Result>,
): Promise<Result[]> => Promise.all(items.map(work));

const told = (answers: readonly string[]): string => answers.join(", ");
