import { usualPreference } from "../../kernel/notifications.ts";
import { usualPolicy } from "../../kernel/policy.ts";
import type { Message } from "../../screen/message.ts";
import type { Stage } from "../examples/stage.ts";
import { notificationsNoted, notificationsNow } from "./messages.ts";

export function toldOfNotifications({ viewer }: Stage): Readonly<Record<string, Message>> {
  const policy = usualPolicy.quiet;
  return {
    "how they are notified": notificationsNow({ wants: usualPreference, policy, viewer }),
    "how they are notified from now on": notificationsNoted({
      wants: { what: "digest", night: "at-once", quiet: { from: 0, to: 0 }, daily: 17 * 60, weekly: false },
      policy,
      viewer,
    }),
  };
}
