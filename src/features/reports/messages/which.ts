import { kinds, priorities } from "../../../kernel/classification.ts";
import { queueCalled, type Viewer } from "../../../screen/viewer.ts";
import { phrases } from "../../words.ts";
import type { Facet } from "../rules.ts";

/** The tickets of a report, in words. */
export function ticketsInWords(queues: readonly string[], of: Facet | null, viewer: Viewer): string {
  const [only, ...others] = queues;
  const all =
    only !== undefined && others.length === 0
      ? queueCalled(viewer, only)
      : phrases(viewer.locale).reports.allQueues(queues.length);
  return of === null ? all : `${all} · ${facetInWords(of, viewer)}`;
}

/** A service is what requesters wrote. */
export function facetInWords({ by, value }: Facet, viewer: Viewer): string {
  const { labels, reports } = phrases(viewer.locale);
  switch (by) {
    case "priority": {
      const known = priorities.find((priority) => priority === value);
      return known === undefined ? value : labels.priority[known];
    }
    case "kind": {
      const known = kinds.find((kind) => kind === value);
      return known === undefined ? value : reports.kinds[known];
    }
    case "service":
      return value === "" ? reports.noService : value;
  }
}
