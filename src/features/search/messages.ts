export { foundPage, type FoundAtPage } from "./messages/found-page.ts";
export { searchButton, whatToSearch } from "./messages/search-button.ts";
