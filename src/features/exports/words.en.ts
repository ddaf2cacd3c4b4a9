import { countingIn } from "../../kernel/counting.ts";

const { number, plural } = countingIn("en");

export const en = {
  buttons: {
    export: "Export",
    exportAs: { xlsx: "For Excel (XLSX)", csv: "CSV" },
  },
  exports: {
    ask: "A file of these tickets, one in a line: what they are about, who has them, and how they went. It comes in your own chat with me. That you asked for it is kept in the record.",
    coming: "I’m on it. The file comes in your own chat with me.",
    declined: "All right, no file. To have it after all, ask for it again.",
    here: (tickets: number) =>
      plural(tickets, "Here is your file, with 1 ticket.", `Here is your file, with ${number(tickets)} tickets.`),
    onlyNewest: (most: number) =>
      `There are more: these are the newest ${number(most)}. Ask for a shorter time to have them all.`,
    empty: "There’s nothing to put in a file: none of these tickets is in a queue you lead.",
    notAllowed: "Only leads and administrators can have tickets as a file. Your own tickets are here:",
    notAllowedAnyMore: "You no longer lead these queues, so I made no file of them.",
    notSent: "The file couldn’t be brought to you. Please ask for it again in a while.",
    fileName: "tickets",
    sheet: "Tickets",
    yes: "yes",
    no: "no",
    columns: {
      reference: "Reference",
      kind: "Kind",
      priority: "Priority",
      status: "Status",
      queue: "Queue",
      service: "Service",
      title: "Title",
      requester: "Requester",
      beneficiary: "For",
      assignee: "Agent",
      opened: (zone: string) => `Opened (${zone})`,
      answered: (zone: string) => `First answer (${zone})`,
      answeredInTime: "First answer in time",
      resolved: (zone: string) => `Resolved (${zone})`,
      resolvedInTime: "Resolved in time",
      ended: (zone: string) => `Closed (${zone})`,
      attempts: "Resolutions",
      stars: "Stars",
      criteria: "Beside the stars",
      comment: "Comment",
      resolution: "What was done",
      codes: "Said of the resolution",
      minutes: "Minutes worked",
    },
  },
};
