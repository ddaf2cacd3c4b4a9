export { counted } from "./messages/list-names.ts";
export { home, type AgentsLists, type HomeAt } from "./messages/home.ts";
export { listPage } from "./messages/list-page.ts";
export { changedSinceListed, claimedInList } from "./messages/pressed-in-list.ts";
export { breaks, moreLine, showLine, type Listed } from "./messages/rows.ts";
