import { dailyAt, type Preference } from "../../kernel/notifications.ts";
import type { Quiet } from "../../kernel/policy.ts";
import { bold, text } from "../../kernel/text.ts";
import { aside, buttonRow } from "../../screen/blocks.ts";
import type { Block, Button, Message } from "../../screen/message.ts";
import { wallClock } from "../../screen/plain-text.ts";
import { sayPlainly } from "../../screen/say.ts";
import type { Viewer } from "../../screen/viewer.ts";
import { phrases, type Phrases } from "../words.ts";

interface Told {
  readonly wants: Preference;
  readonly policy: Quiet;
  readonly viewer: Viewer;
}

/** How somebody is notified now, with the way to change it. */
export function notificationsNow({ wants, policy, viewer }: Told): Message {
  const words = phrases(viewer.locale);
  const change: Button = { label: words.buttons.changeNotifications, action: { do: "choose-notifications" } };
  return sayPlainly(
    viewer,
    text`${words.notifications.now}`,
    ...inForce(wants, policy, viewer, words),
    ...buttonRow([change]),
  );
}

/** To somebody who has just changed it. */
export function notificationsNoted({ wants, policy, viewer }: Told): Message {
  const words = phrases(viewer.locale);
  return sayPlainly(viewer, text`${words.notifications.noted}`, ...inForce(wants, policy, viewer, words));
}

function inForce(
  { what, night, quiet, daily: hour, weekly }: Preference,
  policy: Quiet,
  { locale }: Viewer,
  { forms, notifications: says }: Phrases,
): readonly Block[] {
  const { from, to } = quiet ?? policy;
  const choices = forms.notifications;
  const hours =
    from === to ? says.never : `${wallClock(from, locale)} – ${wallClock(to, locale)} · ${choices.nightChoice[night]}`;
  const daily = what === "everything" ? "" : ` · ${wallClock(dailyAt({ quiet, daily: hour }, policy), locale)}`;
  return [
    {
      kind: "facts",
      facts: [
        { label: says.what, value: text`${bold(choices.whatChoice[what])}${daily}` },
        { label: says.quiet, value: text`${hours}` },
        ...(weekly ? [] : [{ label: choices.weekly, value: text`${choices.weeklyChoice.no}` }]),
      ],
    },
    aside(text`${says.neverWaits}`),
  ];
}

export const notificationsButton = ({ buttons }: Pick<Phrases, "buttons">): Button => ({
  label: buttons.notifications,
  action: { do: "choose-notifications" },
});
