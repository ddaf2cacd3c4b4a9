import { countingIn } from "../../kernel/counting.ts";

const { number, plural } = countingIn("en");

export const en = {
  forms: {
    title: {
      "make-private": "Make it private",
      "open-up": "No longer private",
    },
    submit: {
      "make-private": "Make it private",
      "open-up": "Open it up",
    },
    reason: {
      "open-up": "Why need it no longer be private?",
    },
  },
  buttons: {
    press: {
      "make-private": "Make it private",
    },
    fill: {
      "make-private": "Make private…",
      "open-up": "No longer private…",
    },
  },
  personNotes: {
    madePrivate: (queue: string) =>
      `Your ticket is private now. Only the people it is for, and the agents and leads of ${queue}, read it.`,
    openedUp: (queue: string) =>
      `Your ticket is no longer private. It stands in the agents’ channel of ${queue}, as other tickets do.`,
    noLongerFollowed: "This ticket is private now. You no longer follow it.",
  },
  agentsNotes: {
    openedUp: (who: string) => `${who} says that it no longer has to be private:`,
  },
  privacy: {
    ticket: "Private ticket",
    news: "There is news. Open it to read it.",
    readAlone: "Only you see this. In the channel stand only its reference, queue, status and age.",
    readBy: (queue: string) => `Private: read by those it is for, and by the agents and leads of ${queue}.`,
    readByAsked: (queue: string, people: string) =>
      `Private: read by those it is for, by the agents and leads of ${queue}, and by ${people} until it’s approved.`,
    soFar: "What was said so far:",
    earlier: (count: number) =>
      plural(count, "One earlier message isn’t shown here.", `${number(count)} earlier messages aren’t shown here.`),
    whoReads: (people: string, queue: string) =>
      `Only ${people}, and the agents and leads of ${queue}, will read it, each by themselves. Nobody follows it any more. Administrators read none of it.`,
    tidied:
      "In channels I keep its reference, queue, status and age. I delete my other messages and files about it there.",
    stays:
      "I can’t take back what people wrote in the thread, or what somebody has read, copied, exported or been notified of. An article that was published of it, and a ready answer that was kept, stay. An earlier brief of the day may still name it. Your workspace may keep what I delete.",
    noPrivateQueue: "A private ticket goes to private queues only, and there is no other one.",
    closesOff: (queues: string) =>
      `Private: ${queues}. A ticket that is moved there becomes private, and you can no longer read it unless you’re an agent there.`,
    opensUp: (queue: string) =>
      `Its title and words will stand in the agents’ channel of ${queue} again. Administrators can read them. What was deleted doesn’t come back.`,
    inForm: {
      label: "Who reads it?",
      usual: "The help desk, as usual",
      service: (queue: string) => `🔒 Private: only the agents and leads of ${queue} read it.`,
      serviceApproved: (queue: string) =>
        `🔒 Private: only the agents and leads of ${queue} read it, and those who are asked to approve it.`,
      elsewhere: (parts: string) => `📣 Others read the answers that their part needs: ${parts}.`,
      apart: {
        of: (queue: string) => `of ${queue}`,
        question: (label: string) => `“${label}”`,
        says: (queues: string, questions: string) =>
          `🔒 Only the agents and leads ${queues} read what you answer to ${questions}.`,
      },
      only: (queue: string) => `Only ${queue}: it stays private`,
      unserved: (queue: string) =>
        `Nobody looks after ${queue} yet, so nobody would read this. Please choose the other one.`,
    },
    notYet: (queue: string) =>
      `This is private, for ${queue} alone, and nobody looks after ${queue} just now. Nothing was sent, and what you wrote is kept. Please tell an administrator, then try again.`,
    noTicketYet: (queue: string) =>
      `I made no ticket: it would be private, for ${queue} alone, and nobody looks after ${queue} just now. Please tell an administrator, then try again.`,
  },
  refusals: {
    privateQueue: (queue: string) => `Every ticket of ${queue} is private. Only the desk’s policy can change that.`,
    notPrivateThere: (queue: string) =>
      `This ticket is private, and ${queue} isn’t a private queue. A lead can first say that it no longer has to be private.`,
  },
};
