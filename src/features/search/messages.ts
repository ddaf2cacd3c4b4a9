export { foundPage, type FoundAtPage } from "./messages/found-page.ts";
export { foundLine } from "./messages/found-line.ts";
export { searchButton, whatToSearch } from "./messages/search-button.ts";
