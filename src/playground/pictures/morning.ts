import { setTimeout as pause } from "node:timers/promises";
import { phrases } from "../../features/words.ts";
import { onSlack, onTeams, type Scene } from "./actor.ts";

const en = phrases("en");
const fr = phrases("fr");
const { press, fill } = en.buttons; // the agents' channels speak English

/** A Monday morning at the desk: one ticket closed with five stars, one at work, one nobody has taken, one that waits. */
export async function livesAMorning(scene: Scene): Promise<void> {
  const titleIn = (words: typeof en) => words.forms.newTicket.titleLabel;
  const tom = onSlack(scene, "slack-tom");
  const sam = onSlack(scene, "slack-sam");
  const emma = onTeams(scene, "teams-emma", titleIn(en));
  const julien = onTeams(scene, "teams-julien", titleIn(fr));
  const nina = onTeams(scene, "teams-nina", titleIn(en));
  const { newTicket, urgencyChoice } = en.forms;

  scene.moveClock("monday");
  const printer = "The printer on floor 3 eats paper";
  await tom.opens(printer, { [newTicket.description]: "Every second page comes out torn." }, newTicket.submit);
  await sam.presses(press.claim, printer);
  await sam.fills(
    fill.resolve,
    printer,
    { [en.forms.text.resolve]: "Cleaned the rollers, changed the tray.", [en.forms.cause]: en.labels.cause.hardware },
    en.forms.submit.resolve,
  );
  await tom.presses("5 ★", printer);
  await settles(scene);

  scene.moveClock("hour");
  const screen = "Un deuxième écran pour le poste 12";
  await julien.opens(
    screen,
    {
      [fr.labels.particular.kind]: fr.labels.kind.request,
      [fr.forms.newTicket.description]: "Pour comparer les plans côte à côte.",
    },
    fr.forms.newTicket.submit,
  );
  await nina.presses(press.claim, screen);
  await nina.fills(
    fill.reply,
    screen,
    { [en.forms.text.reply]: "Bonne idée. L’écran est commandé, il arrive jeudi." },
    en.forms.submit.reply,
  );
  await emma.opens("I cannot open the payroll folder", { [newTicket.urgency]: urgencyChoice.low }, newTicket.submit);
  await settles(scene);

  scene.moveClock("hour");
  const vpn = "The VPN drops every ten minutes";
  await tom.opens(vpn, { [newTicket.urgency]: urgencyChoice.high }, newTicket.submit);
  await nina.presses(press.claim, vpn);
  await nina.fills(fill.ask, vpn, { [en.forms.text.ask]: "Also on the cable, or only on Wi-Fi?" }, en.forms.submit.ask);
  await settles(scene);
}

const quietFor = 500; // milliseconds without a word: cards and notes are as they will stay

async function settles(scene: Scene): Promise<void> {
  for (let before = -1; before !== scene.wire().length; await pause(quietFor)) before = scene.wire().length;
}
