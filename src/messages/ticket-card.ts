export { agentsCard } from "./agents-card.ts";
export { personCard } from "./person-card.ts";
