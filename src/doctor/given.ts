import type { Logger } from "pino";
import type { ChatPlatform, PlatformName } from "../channels/platform.ts";
import type { Applied } from "../process/applied-policy.ts";
import type { SlackDiagnosis } from "../channels/slack/diagnose.ts";
import type { Login } from "../channels/teams/login.ts";
import type { Config } from "../process/config.ts";
import type { CardContext } from "../worker/delivery/render-card.ts";
import type { Diagnosis } from "../store/diagnosis.ts";

/** What is known without the database; a platform is null when it is not configured. */
export interface Surroundings {
  readonly config: Config;
  readonly slack: SlackDiagnosis | null;
  readonly teams: Login | null;
  /** Free bytes on the disk of a folder. */
  readonly freeBytes: (folder: string) => Promise<number>;
}

/** A database that answers, whatever its schema. */
export interface Database {
  readonly diagnosis: Diagnosis;
  readonly now: () => Date;
}

/** A database of this program's schema, and the platforms to hold it against. */
export interface Records extends Database, CardContext {
  readonly platforms: Readonly<Partial<Record<PlatformName, ChatPlatform>>>;
  /** The policy that was applied; null: none holds, and the desk goes by `policyFile` (null: by what is usual). */
  readonly applied: Applied | null;
  readonly policyFile: string | null;
  /** Whether files are looked at for viruses from here; `none`: by no desk. */
  readonly scans: boolean | "none";
  /** Whether the desk runs a PostgreSQL of its own. */
  readonly embedded: boolean;
  /** For what is shown anew. It is silent: the doctor speaks for itself. */
  readonly log: Logger;
  /** Looks at every ticket, however many there are. */
  readonly deep: boolean;
}
