import { expect, test } from "vitest";
import { doubtOf } from "../../src/features/replies/rules/doubt.ts";

/** What an agent's words to the requester look like that are meant for colleagues. */

const readers = ["Tom Baker"];

const internal = [
  "Internal: she asks this every week",
  "internal - do not answer yet",
  "[INTERNAL] call the supplier first",
  "Internal note, the VPN team has it",
  "Internal.\nHe broke it himself",
  "Strictly internal: he broke it himself",
  "For internal use only. The door code is in the safe",
  "For internal eyes only – see the contract",
  "FYI internal note: the VPN team has it",
  "This is internal. He is leaving in May",
  "@Sam Reed internal: can you take it?",
  "Sam, internal: can you take it?",
  "note to self: order two of them",
  "Between us, he never reads what we write",
  "For colleagues only: he lost it",
  "Pour les collègues : il l’a perdu",
  "Off the record: there is no budget",
  "Sam, don’t tell Tom, but the laptop has malware",
  "Please do not mention this to the customer",
  "It was never meant for the customer. He broke it",
  "Not for Tom: order the cheaper one",
  "Interne : elle le demande chaque semaine",
  "« Interne » ne pas répondre",
  "Note interne : voir avec Paul",
  "Note à usage interne : voir avec Paul",
  "Strictement interne. Il part en mai",
  "À garder en interne : il part en mai",
  "Entre nous, il ne lit jamais rien",
  "pas pour le client : le contrat finit en mai",
  "Paul, ne dis rien à Tom, mais il l’a cassé",
  "Merci de ne pas transmettre au demandeur",
  "N’en parlez pas au client",
  "Don’t tell him, but he broke it himself",
  "Team: ignore this one",
  "FYI team: he calls every day",
  "Please don’t reply to the customer",
  "On ne lui dit rien",
  "Il casse toujours tout. Ne lui dites pas !",
  "Pour info l’équipe : ne pas répondre au client",
  "Ne pas répondre au demandeur avant demain",
];

const forRequester = [
  "Please restart it, and tell me whether the internal network is back",
  "The internal network is down. We are on it",
  "The internal disk: it has to be replaced",
  "Internal disks are replaced on Mondays",
  "Internally nothing changes for you",
  "Internal affairs will write to you",
  "Internet is back",
  "Disks: internal, external",
  "Hi Tom, the internal link is https://intranet",
  "Don’t tell anyone your password",
  "Do not share this link with anybody",
  "Colleagues of yours have the same trouble",
  "This is for you, not for the printer",
  "A new contract between us and the supplier begins in May",
  "Tom, please do not forward it to your manager",
  "Your note to the supplier has arrived",
  "L’équipe interne s’en occupe",
  "Votre disque interne : il est à remplacer",
  "Le réseau interne est de nouveau là",
  "Le site à usage interne est en panne",
  "La messagerie interne, elle, fonctionne",
  "Ne communiquez votre mot de passe à personne",
  "Ce n’est pas pour aujourd’hui",
  "Un rendez-vous entre nous deux suffira",
  "Ne parlez pas de la panne à vos clients avant midi",
  "If they call you, don’t tell them your password",
  "The team: Ada and Sam will come on Monday",
  "Ne leur dites pas votre mot de passe",
  "L’équipe vous répond demain",
  "Ne répondez pas à ce message, c’est un piège",
  "",
];

test.each(internal)("“%s” says so itself", (text) => {
  expect(doubtOf(text, readers)).toBe("says-internal");
});

test.each(forRequester)("“%s” does not", (text) => {
  expect(doubtOf(text, readers)).toBeNull();
});

test("a password in it is asked about", () => {
  expect(doubtOf("Your new password: Xk9#mmTq2!vR", readers)).toBe("secret");
});
