import { countingIn } from "../../kernel/counting.ts";

const { number } = countingIn("en");

export const en = {
  forms: {
    cancel: "Cancel",
    /** Of a form in which nothing is filled in. */
    close: "Close",
    /** In a list from which nothing is chosen yet. */
    choose: "Choose…",
    moreDetails: "More details",
    hint: {
      requesterReads: "The requester will read this.",
      agentsRead: "Only the agents will read this.",
      waits: "The clock stops until they reply.",
    },
  },
  errors: {
    required: "Please fill this in.",
    tooLong: (max: number) => `At most ${number(max)} characters, please.`,
    notAChoice: "Please choose from the list.",
    nobodyThere: "I can’t write to them. Choose a colleague, or leave this empty.",
    notToldYet: "I can’t tell who they are yet. Send this again in a minute, or leave this empty for now.",
    notADate: "That’s not a date.",
    inThePast: "Please choose a future date.",
    notBetween: (min: number, max: number) => `A number from ${number(min)} to ${number(max)}, please.`,
    notANumber: (min: number, max: number) => `A whole number from ${number(min)} to ${number(max)}, please.`,
  },
  labels: {
    kind: {
      incident: "Incident",
      request: "Service request",
      question: "Question",
      change: "Change request",
      event: "Event",
      alert: "Alert",
      problem: "Problem",
    },
    status: {
      new: "New",
      "in-progress": "In progress",
      waiting: "Waiting for an answer",
      "on-hold": "On hold",
      resolved: "Resolved",
      closed: "Closed",
      cancelled: "Cancelled",
    },
    urgency: { low: "Low", medium: "Medium", high: "High" },
    impact: { one: "One person", team: "A team", everyone: "Everyone" },
    priority: {
      P1: "P1 (critical)",
      P2: "P2 (high)",
      P3: "P3 (normal)",
      P4: "P4 (low)",
    },
    /** Somebody whose name the platform has not told. */
    unknownPerson: "a colleague",
    /** A desk that was given no name. */
    helpDesk: "Help desk",
    /** What may be changed of a ticket, and what its card tells. */
    particular: {
      title: "Title",
      kind: "Kind",
      service: "Service",
      urgency: "Urgency",
      impact: "Impact",
      priority: "Priority",
      beneficiary: "For",
      requester: "From",
      device: "Device",
      phone: "Phone",
      assignee: "Agent",
      followUpOf: "Follow-up of",
      message: "Quoted message",
      chased: "Reminders",
      "first-response": "Answer by",
      resolution: "Resolve by",
    },
  },
  buttons: {
    openForm: "Open the form",
    show: "Show",
  },
  whispers: {
    /** On a card that was shown on request, once something was done with it. */
    done: "✓ Done.",
    noSuchTicket: (reference: string) => `I can’t find a ticket ${reference} for you.`,
    noSuchTicketHint: "Check the reference, or look through your list.",
    offerForm: (form: string, filled: boolean) =>
      `The form “${form}” is ready${filled ? ", with your words in it" : ""}.`,
    notKnownYet: "I can’t tell who you are yet. Please try again in a minute.",
    failed: "Something went wrong on our side.",
    failedHint: "Please try again in a moment. Nothing you did before is lost.",
  },
  refusals: {
    ticketLost: "This card’s ticket no longer exists, so nothing was done. Still need help? Open a new one.",
    notAllowed: "You can’t do this on this ticket.",
    wrongStatus: (status: string) => `That’s not possible now. The ticket’s status: ${status.toLowerCase()}.`,
    nothingChanged: "It already was, so nothing has changed.",
  },
};
