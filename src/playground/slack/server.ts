import type { Ack, Delivery } from "./deliver.ts";
import type { Faults } from "./faults.ts";
import type { WorkspaceState } from "./state.ts";
import type { WireLog } from "./wire-log.ts";

/** What the parts of the workspace server share. */
export interface SlackServer {
  readonly state: WorkspaceState;
  readonly now: () => Date;
  readonly tokens: {
    readonly bot: string;
    readonly app: string | undefined;
    readonly scopes: ReadonlySet<string>;
  };
  /** The events the app is subscribed to, such as `message.im`. */
  readonly subscriptions: ReadonlySet<string>;
  /** The slash commands the app has. */
  readonly commands: ReadonlySet<string>;
  readonly wire: WireLog;
  readonly faults: Faults;
  /** The largest page any list is cut into, whatever limit the app asks for. */
  readonly maxPage: number;
  /** A command or an interaction: one answer is awaited, as the person is waiting too. */
  readonly ask: (delivery: Delivery) => Promise<Ack>;
  /** An event: delivered in the background and retried; resolves after the first attempt. */
  readonly emit: (delivery: Delivery) => Promise<void>;
}
