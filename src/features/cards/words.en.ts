import { bold, text, type Inline } from "../../kernel/text.ts";
import { countingIn } from "../../kernel/counting.ts";

const { number, plural } = countingIn("en");

export const en = {
  forms: {
    title: {
      more: "More",
    },
    submit: {
      more: "Continue",
    },
    nothingPossible: "No further actions on this ticket.",
  },
  buttons: {
    openThread: "Open the thread",
    fill: {
      more: "More…",
    },
  },
  cards: {
    opened: "opened",
    lastSaid: (who: string, at: Inline) => text`Last message from ${who}, ${at}:`,
    saidMore: (count: number) =>
      plural(count, "One more character", `${number(count)} more characters`) + ": read the rest where it was written.",
    person: {
      onIt: (who: string) => `${who} is on it.`,
      asks: (who: string) => `${who} asks:`,
      resolvedBy: (who: string) => `by ${who}`,
      forWhom: (who: string) => `For ${who}.`,
      forYou: (who: string) => `A ticket of ${who}, for you.`,
      madeOfWords: (who: string) => `${who} made this ticket from what you wrote.`,
      followed: (who: string) => `A ticket of ${who} that you follow.`,
      askedForHelp: (who: string, requester: string) => `A ticket of ${requester}. ${who} asked you for help.`,
      askedToSeeToIt: (requester: string) => `A ticket of ${requester}. You were asked to see to it.`,
      passedOn: (at: Inline) => text`last from you ${at}, passed on`,
      kept: (at: Inline) => text`last from you ${at}, kept until the agents can read it`,
      noLonger: "You no longer get news of this ticket.",
      waitingForYou: "Waiting for your answer",
      next: {
        new: "We’ve got it. You’ll see here who picks it up.",
        "in-progress": "We’ll post any news here.",
        waiting: "Once you reply, we carry on.",
        "on-hold": "We’ll tell you here when work resumes.",
        resolved: "Try it, then close it or say what is still wrong.",
        closed: "If it comes back, reopen it.",
        silent: "Closed, because we didn’t hear back. Still not fixed? You can tell us.",
        cancelled: "Still need it? Reopen it.",
        takenBack: "Still need it? Send it after all.",
        solved: "Thank you for telling us! If it comes back, reopen it.",
      },
      urgency: (urgency: string) => `${urgency.toLowerCase()} urgency`,
      charactersMore: (count: number) =>
        plural(count, "One more character", `${number(count)} more characters`) +
        ": read the rest under “Add details”.",
      closed: {
        until: (opens: Inline) => text`We’ve got it. We’re closed until ${opens}. You’ll see here who picks it up.`,
        alerted: "We’ve got it. We’re closed, but this is critical: we’re alerting people right now.",
      },
      ownWork: {
        others: (who: string) => `You took care of it yourself: it is for ${who} to say whether it works.`,
        alone: (until: Inline | null) =>
          text`You worked on this yourself, so nobody is asked to confirm. It closes by itself${until === null ? "" : text` (${until})`}.`,
        closed: "You worked on this yourself. If it comes back, reopen it.",
      },
      resumesOn: (day: string) => `Work resumes on ${day}.`,
      rejected: "The agents closed it without doing it:",
    },
    agents: {
      due: {
        by: {
          "first-response": (due: Inline) => text`answer by ${due}`,
          resolution: (due: Inline) => text`resolve by ${due}`,
        },
        atRisk: "At risk",
        late: (due: Inline) => text`${bold("Late")}, was due ${due}`,
        standsStill: "Paused",
        was: (before: Inline, because: string) => text`was ${before} (${because})`,
        because: {
          priority: "the priority was changed",
          kind: "the kind was changed",
          service: "the service was changed",
          queue: "it changed queues",
          hours: "the desk’s hours were changed",
          waited: "it waited for the requester",
          held: "it was on hold",
          approval: "it waited for approval",
          refused: "it wasn’t fixed",
          reopened: "it was reopened",
        },
      },
      askedHere: "Everybody here is asked to see to it",
      asked: (people: string) => `Asked to see to it: ${people}`,
      nobodyAnswered: "Everybody on the list was asked, and nobody has answered",
      seenBy: (who: string) => `${who} has seen the alert, and is making sure it’s handled`,
      askedUntil: (until: Inline) => text`until ${until}`,
      offered: (who: string) => `${who} is away: anybody may take it over`,
      turns: {
        agents: "agents",
        requester: "requester",
        approver: "approval",
        "third-party": "third party",
        closed: "closed hours",
      },
      turnsSoFar: (spent: string, whose: string, since: Inline) =>
        text`So far: ${spent}. Now: ${whose}, since ${since}`,
      nobody: "Nobody yet",
      from: (who: string) => `From ${who}`,
      news: {
        new: (priority: string, who: string) => `New ${priority} from ${who}`,
        has: (who: string) => `${who} has it`,
        late: "🔴 Late",
      },
      forWhom: (requester: string, beneficiary: string) => `${requester}, for ${beneficiary}`,
      urgency: (impact: string, urgency: string) => `${impact}, ${urgency.toLowerCase()} urgency`,
      chased: (times: number) => number(times),
      escalated: "Escalated: resolved and refused again.",
      escalatedByHand: "Escalated to the queue’s lead.",
      movedTo: (queue: string) => `Moved to the queue “${queue}”`,
      cancelled: (reason: string) => `Cancelled: ${reason}`,
      question: "Waiting for an answer to:",
      notFixed: (who: string) => `❌ Not fixed, says ${who}:`,
      wrote: (who: string) => `${who} wrote:`,
      onHold: "On hold:",
      onHoldUntil: (day: string) => `On hold until ${day}:`,
      resolution: (cause: string) => `Resolved, waiting for the requester to confirm. Cause: ${cause.toLowerCase()}.`,
      ownResolution: (cause: string) =>
        `Resolved. The requester worked on it, so nobody has to confirm. Cause: ${cause.toLowerCase()}.`,
      masked: "🔒 Masked: it looks like a password, a key or a card number.",
      steps: "How to reproduce:",
      charactersMore: (count: number) =>
        plural(count, "One more character", `${number(count)} more characters`) + ": read the rest under “More…”.",
    },
  },
};
