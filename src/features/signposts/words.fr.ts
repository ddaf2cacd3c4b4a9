import { de } from "../../kernel/elision.ts";
import { bold, text } from "../../kernel/text.ts";
import type { en } from "./words.en.ts";

export const fr: typeof en = {
  signposts: {
    unreachable: "Je ne peux pas vous écrire en privé, et la réponse n’est que pour vous.",
    installApp: text`Installez l’application : ouvrez ${bold("Applications")}, trouvez-moi et choisissez ${bold("Ajouter")}. Si vous m’avez déjà, débloquez-moi dans notre conversation. Refaites ensuite votre demande.`,
    outdated: "Ce bouton vient d’une autre version de l’application et n’a plus d’effet.",
    outdatedForm:
      "Ce formulaire vient d’une autre version de l’application : il n’a pas été envoyé. Rouvrez-le pour l’envoyer.",
    outdatedFormHeld: "Vous aviez écrit :",
    cardCopied: "Cette carte figurait ici en double. Continuez avec l’autre :",
    underCopy:
      "J’ai publié ici une carte en double, et vous écrivez sans doute sous l’exemplaire que j’ai perdu : rien n’en parvient au ticket. La carte qui compte, et ce que vous avez écrit :",
    redrawn: "Je redessine la carte : appuyez sur la nouvelle.",
    findAnew: "Demandez-moi votre liste et ouvrez le ticket à partir de là.",
    notPassedOn:
      "Teams ne me remet pas ce fichier : il n’a pas été transmis. Collez-le comme image, ou envoyez-le-moi dans notre conversation.",
    greeting: (deskName) => `Bonjour de la part ${de(deskName)}.`,
    greetingSetUp: {
      slack: text`Vos agents travaillent-ils dans ce canal ? Un administrateur tape ${bold("/ticket configurer")} ici ; les nouveaux tickets y arrivent alors.`,
      teams: text`Vos agents travaillent-ils dans cette équipe ? Un administrateur ou un propriétaire de l’équipe me mentionne dans leur canal et écrit ${bold("configurer")} ; les nouveaux tickets y arrivent alors.`,
    },
    greetingQueue: {
      slack: text`Des agents qui ont leur propre file travaillent-ils dans ce canal ? Un administrateur tape ici ${bold("/ticket configurer")} et le nom de la file, par exemple « réseau ».`,
      teams: text`Des agents qui ont leur propre file travaillent-ils dans cette équipe ? Un administrateur ou un propriétaire de l’équipe me mentionne dans leur canal et écrit ${bold("configurer")} et le nom de la file, par exemple « réseau ».`,
    },
    greetingAsk: {
      slack: text`Pour demander de l’aide, tapez ${bold("/ticket")} n’importe où.`,
      teams: text`Pour demander de l’aide, ouvrez ${bold("Applications")}, ajoutez-moi et écrivez-moi en privé.`,
    },
  },
};
