export { agentsCard } from "./messages/agents-card.ts";
export { personCard } from "./messages/person-card.ts";
