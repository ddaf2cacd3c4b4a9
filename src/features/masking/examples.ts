import type { Message } from "../../screen/message.ts";
import { after, type Happenings } from "../examples/happened.ts";
import type { Stage } from "../examples/stage.ts";
import { secretTyped } from "./messages.ts";
import type { MaskingEvent } from "./rules.ts";

export const happenings: Happenings<MaskingEvent> = {
  revealed: (stage) => [after(stage, "revealed", "in-progress", ["amara", { type: "revealed" }])],
};

export const toldOfSecrets = ({ viewer }: Stage): Readonly<Record<string, Message>> => ({
  "a secret was typed": secretTyped(viewer),
});
