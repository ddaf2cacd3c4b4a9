export { agentsCard } from "./messages/agents-card.ts";
export { formerCard } from "./messages/former-card.ts";
export { lastSaid } from "./messages/last-said.ts";
export { personCard } from "./messages/person-card.ts";
export { onShownCard, shownCard, shownCardDone, shownTicket, withTalk } from "./messages/shown-card.ts";
