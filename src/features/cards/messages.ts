export { agentsCard } from "./messages/agents-card.ts";
export { personCard } from "./messages/person-card.ts";
export { shownCard, shownCardDone } from "./messages/shown-card.ts";
