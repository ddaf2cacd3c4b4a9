import type { Locale } from "../../kernel/locale.ts";

/** What the people of the examples write, in one language. */
export interface Story {
  readonly deskName: string;
  readonly queue: string;
  readonly otherQueue: string;
  readonly title: string;
  /** Short, and full of what looks like markup. */
  readonly description: string;
  /** More than a card shows. */
  readonly longTitle: string;
  readonly longDescription: string;
  readonly steps: string;
  /** With a password in it. */
  readonly indiscreet: string;
  readonly service: string;
  /** What is told of it to everybody. */
  readonly wrongForMany: string;
  readonly newTitle: string;
  readonly question: string;
  /** What employees write who need something, or ask. */
  readonly needed: string;
  readonly wondered: string;
  readonly answer: string;
  readonly reply: string;
  readonly note: string;
  readonly work: string;
  readonly holdReason: string;
  readonly resolution: string;
  readonly stillWrong: string;
  readonly comment: string;
  /** With two stars. */
  readonly criticism: string;
  readonly reopenReason: string;
  readonly rejectReason: string;
  readonly moveReason: string;
  readonly escalationReason: string;
  /** What somebody looks for, which stands in some of all that. */
  readonly sought: string;
  readonly otherTitles: readonly string[];
  readonly articleTitle: string;
  /** Markdown. */
  readonly articleBody: string;
}

const english: Story = {
  deskName: "Guichet",
  queue: "support",
  otherQueue: "network",
  title: "Printer on the 3rd floor eats paper 🖨️",
  description:
    "Since this morning it pulls *two* sheets at once & jams: <error 0x42>.\nWe need it for the 14:00 board papers, @channel please.",
  longTitle:
    "Every invoice exported to PDF since the update of last Tuesday shows the customer's address twice and the total without VAT",
  longDescription: Array.from(
    { length: 4 },
    (_, index) =>
      `${index + 1}. Customer ${1204 + index}: the address stands at the top and again above the table, the total lacks the VAT, and the footer has moved to a second page that is otherwise empty. Accounting has stopped sending until somebody tells us which of the two figures the customer will be asked to pay.`,
  ).join("\n"),
  steps: Array.from(
    { length: 3 },
    (_, index) =>
      `${index + 1}. Open an invoice of October, choose “Export”, leave the template as it is, press “PDF” and look at the second page.`,
  ).join("\n"),
  indiscreet: "The queue asks me to log in first. My password is Marmalade7! and it worked yesterday.",
  service: "Printing",
  wrongForMany: "Nothing comes out of any printer. We’re replacing a part; please use the one on the 2nd floor.",
  newTitle: "Printer HP-3F-02 jams with recycled paper",
  needed: "I need a second screen for my desk",
  wondered: "Where do I find the travel policy?",
  question: "Does it also happen with the paper of the upper tray?",
  answer: "Only with the lower tray. I have put a photo here 📷",
  reply: "Thank you, that helps. I will come by before 11:00 with a new roller.",
  note: "Third time this month: ask the supplier about the roller. Contract no. 4411.",
  work: "Cleaned the roller, printed 50 test pages.",
  holdReason: "The new roller is ordered; it arrives next Thursday.",
  resolution: "The roller of the lower tray was worn. I replaced it and printed 100 pages without a jam.",
  stillWrong: "It jammed again after ten pages.",
  comment: "Quick and kind, thank you!",
  criticism: "I had to explain it three times, and nobody told me that it would take until Thursday.",
  reopenReason: "It has been jamming again since Monday.",
  rejectReason: "Orders of paper go through the shop of the intranet.",
  moveReason: "The printer is fine: its network socket is dead.",
  escalationReason: "The supplier does not call back, and the board meets at 14:00.",
  sought: "paper",
  otherTitles: [
    "VPN drops every ten minutes",
    "Access to the shared mailbox “sales”",
    "New laptop for an intern (starts on 1 December)",
    "Meeting room 4: no sound",
    "Which form for a second screen?",
  ],
  articleTitle: "The printer eats paper",
  articleBody: [
    "Mostly it’s the **lower tray**. Before you open a ticket:",
    "1. Take the paper out and fan it.\n2. Push the tray in until it clicks.\n3. Print a test page: `Menu › Reports`.",
    "Recycled paper goes into the upper tray only. The [manual](https://intranet.example.com/printers) shows both.",
  ].join("\n\n"),
};

const french: Story = {
  deskName: "Guichet",
  queue: "support",
  otherQueue: "réseau",
  title: "L’imprimante du 3e étage avale le papier 🖨️",
  description:
    "Depuis ce matin elle prend *deux* feuilles à la fois & se bloque : <erreur 0x42>.\nIl nous la faut pour le conseil de 14 h, @channel merci.",
  longTitle:
    "Toutes les factures exportées en PDF depuis la mise à jour de mardi dernier affichent deux fois l’adresse du client et un total hors TVA",
  longDescription: Array.from(
    { length: 4 },
    (_, index) =>
      `${index + 1}. Client ${1204 + index} : l’adresse figure en haut puis de nouveau au-dessus du tableau, la TVA manque au total et le pied de page est passé sur une deuxième page, vide par ailleurs. La comptabilité n’envoie plus rien tant que personne ne nous dit lequel des deux montants sera demandé au client.`,
  ).join("\n"),
  steps: Array.from(
    { length: 3 },
    (_, index) =>
      `${index + 1}. Ouvrir une facture d’octobre, choisir « Exporter », laisser le modèle tel quel, cliquer sur « PDF » et regarder la deuxième page.`,
  ).join("\n"),
  indiscreet: "La file me demande de m’identifier. Mon mot de passe est Marmelade7! et hier il passait.",
  service: "Impression",
  wrongForMany: "Plus aucune imprimante ne répond. Nous changeons une pièce ; utilisez celle du 2e étage en attendant.",
  newTitle: "L’imprimante HP-3F-02 se bloque avec le papier recyclé",
  needed: "J’ai besoin d’un deuxième écran pour mon bureau",
  wondered: "Où trouver la politique de voyage ?",
  question: "Est-ce aussi le cas avec le papier du bac supérieur ?",
  answer: "Seulement avec le bac inférieur. J’ai mis une photo ici 📷",
  reply: "Merci, cela m’aide. Je passe avant 11 h avec un nouveau rouleau.",
  note: "Troisième fois ce mois-ci : en parler au fournisseur. Contrat n° 4411.",
  work: "Rouleau nettoyé, 50 pages d’essai imprimées.",
  holdReason: "Le nouveau rouleau est commandé ; il arrive jeudi prochain.",
  resolution: "Le rouleau du bac inférieur était usé. Je l’ai remplacé et j’ai imprimé 100 pages sans bourrage.",
  stillWrong: "Elle s’est de nouveau bloquée au bout de dix pages.",
  comment: "Rapide et aimable, merci !",
  criticism: "J’ai dû tout expliquer trois fois, et personne ne m’a dit qu’il faudrait attendre jeudi.",
  reopenReason: "Elle se bloque de nouveau depuis lundi.",
  rejectReason: "Les commandes de papier passent par la boutique de l’intranet.",
  escalationReason: "Le fournisseur ne rappelle pas et le conseil se réunit à 14 h.",
  moveReason: "L’imprimante va bien : c’est sa prise réseau qui est morte.",
  sought: "papier",
  otherTitles: [
    "Le VPN se coupe toutes les dix minutes",
    "Accès à la boîte partagée « ventes »",
    "Ordinateur pour une stagiaire (arrive le 1er décembre)",
    "Salle de réunion 4 : pas de son",
    "Quel formulaire pour un deuxième écran ?",
  ],
  articleTitle: "L’imprimante avale le papier",
  articleBody: [
    "Le plus souvent, c’est le **bac inférieur**. Avant d’ouvrir un ticket :",
    "1. Retirez le papier et aérez-le.\n2. Poussez le bac jusqu’au déclic.\n3. Imprimez une page de test : `Menu › Rapports`.",
    "Le papier recyclé ne va que dans le bac supérieur. Le [manuel](https://intranet.example.com/imprimantes) montre les deux.",
  ].join("\n\n"),
};

export const stories: Readonly<Record<Locale, Story>> = { en: english, fr: french };
