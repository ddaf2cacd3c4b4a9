import type { Locale } from "../kernel/locale.ts";
import { approverCards } from "./approvals/examples.ts";
import { articles } from "./articles/examples.ts";
import { lostTickets } from "./assignment/examples.ts";
import { grantLists } from "./grants/examples.ts";
import { knownIssues } from "./known-issues/examples.ts";
import { briefs } from "./briefs/examples.ts";
import { agentsCards, personCards } from "./cards/examples/cards.ts";
import { delegations } from "./delegation/examples.ts";
import { digests } from "./digests/examples.ts";
import { exportsOfTickets } from "./exports/examples.ts";
import type { Example } from "./examples/example.ts";
import { forms } from "./examples/forms.ts";
import { files } from "./files/examples.ts";
import { privateTickets } from "./privacy/examples.ts";
import { ratingsForLeads } from "./ratings/examples.ts";
import { standings } from "./reminders/examples/standing.ts";
import { readyAnswers } from "./ready-answers/examples.ts";
import { pages } from "./pages/examples.ts";
import { reports } from "./reports/examples.ts";
import { timesheets } from "./timesheets/examples.ts";
import { lists } from "./home/examples.ts";
import { offerCards } from "./routing/examples.ts";
import { gaps } from "./gaps/examples.ts";
import { savedSearches } from "./saved-searches/examples.ts";
import { several } from "./several/examples.ts";
import { similar } from "./similar/examples.ts";
import { searches } from "./search/examples.ts";
import { notes } from "./examples/notes.ts";
import { stageIn, type Stage } from "./examples/stage.ts";
import { whispers } from "./examples/whispers.ts";

/** Everything the desk can say in one language on one platform; on the other stand the same names in the same order. */
export function examples(locale: Locale, platform: Stage["platform"]): readonly Example[] {
  const stage = stageIn(locale, platform);
  return [
    personCards,
    approverCards,
    offerCards,
    agentsCards,
    privateTickets,
    notes,
    files,
    forms,
    lists,
    grantLists,
    searches,
    savedSearches,
    gaps,
    several,
    similar,
    articles,
    knownIssues,
    readyAnswers,
    briefs,
    digests,
    reports,
    timesheets,
    pages,
    exportsOfTickets,
    ratingsForLeads,
    lostTickets,
    whispers,
    delegations,
    standings,
  ].flatMap((these) => these(stage));
}
