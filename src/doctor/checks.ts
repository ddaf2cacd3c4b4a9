import { backups } from "./checks/backups.ts";
import { channels } from "./checks/channels.ts";
import { databaseClock } from "./checks/database-clock.ts";
import { databaseServer } from "./checks/database-server.ts";
import { deadCards } from "./checks/dead-cards.ts";
import { deliveries } from "./checks/deliveries.ts";
import { disk } from "./checks/disk.ts";
import { filePages } from "./checks/file-pages.ts";
import { firstQueue } from "./checks/first-queue.ts";
import { numbers } from "./checks/numbers.ts";
import { managers } from "./checks/managers.ts";
import { missingCards } from "./checks/missing-cards.ts";
import { policy } from "./checks/policy.ts";
import { queues } from "./checks/queues.ts";
import { reach } from "./checks/reach.ts";
import { rows } from "./checks/rows.ts";
import { schema } from "./checks/schema.ts";
import { search } from "./checks/search.ts";
import { signIn } from "./checks/sign-in.ts";
import { slackAppToken } from "./checks/slack-app-token.ts";
import { slackClock } from "./checks/slack-clock.ts";
import { slackToken } from "./checks/slack-token.ts";
import { teamsLogin } from "./checks/teams-login.ts";
import { timers } from "./checks/timers.ts";
import { unreadable } from "./checks/unreadable.ts";
import { mustBeScanned, virusScanner } from "./checks/virus-scanner.ts";
import type { Check } from "./finding.ts";
import type { Database, Records, Surroundings } from "./given.ts";

/** Everything the doctor looks at, in the order of its report: a new check is a file and a line here. */

export const surroundingChecks: readonly Check<Surroundings>[] = [
  disk,
  slackToken,
  slackAppToken,
  slackClock,
  teamsLogin,
  filePages,
  signIn,
  virusScanner,
];

export const databaseChecks: readonly Check<Database>[] = [databaseServer, databaseClock, schema];

export const recordChecks: readonly Check<Records>[] = [
  rows, // the first: the others look at tickets
  firstQueue,
  queues,
  policy,
  managers,
  channels,
  reach,
  missingCards,
  deadCards,
  deliveries,
  timers,
  numbers,
  unreadable,
  search,
  backups,
  mustBeScanned,
];
