import { jobs as absence } from "./absence/jobs.ts";
import { jobs as assignment } from "./assignment/jobs.ts";
import { jobs as briefs } from "./briefs/jobs.ts";
import { jobs as delegation } from "./delegation/jobs.ts";
import { jobs as digests } from "./digests/jobs.ts";
import { jobs as emoji } from "./emoji/jobs.ts";
import { jobs as exports } from "./exports/jobs.ts";
import { jobs as files } from "./files/jobs.ts";
import { jobs as forecasts } from "./forecasts/jobs.ts";
import { jobs as grants } from "./grants/jobs.ts";
import { jobs as gaps } from "./gaps/jobs.ts";
import { jobs as knownIssues } from "./known-issues/jobs.ts";
import { jobs as opening } from "./opening/jobs.ts";
import { jobs as parts } from "./parts/jobs.ts";
import { jobs as people } from "./people/jobs.ts";
import { jobs as privacy } from "./privacy/jobs.ts";
import { jobs as queuePolicy } from "./queue-policy/jobs.ts";
import { jobs as queues } from "./queues/jobs.ts";
import { jobs as ratings } from "./ratings/jobs.ts";
import { jobs as replies } from "./replies/jobs.ts";
import { jobs as reports } from "./reports/jobs.ts";
import { jobs as serviceLevels } from "./service-levels/jobs.ts";
import { jobs as several } from "./several/jobs.ts";
import type { Job, JobRules } from "../worker/job-rule.ts";
import { jobs as clock } from "../worker/jobs.ts";

/** The row of every job. */
export const jobs: JobRules<Job> = {
  ...clock,
  ...absence,
  ...assignment,
  ...briefs,
  ...delegation,
  ...digests,
  ...emoji,
  ...exports,
  ...files,
  ...forecasts,
  ...grants,
  ...gaps,
  ...knownIssues,
  ...opening,
  ...parts,
  ...people,
  ...privacy,
  ...queuePolicy,
  ...queues,
  ...ratings,
  ...replies,
  ...reports,
  ...serviceLevels,
  ...several,
};
