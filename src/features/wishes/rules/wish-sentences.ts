import type { TicketVerb, Wish } from "../rules.ts";

/** Words of one kind, any of which may stand there. They are compared with bare ones. */
const any = (...words: readonly string[]): string => `(?:${words.join("|")})`;
const perhaps = (...words: readonly string[]): string => `(?:${words.join("|")})?`;

const ticket = any(
  "it|this|that|these|le|la|ca|cela",
  "(?:my|the|this|that|our|mon|ma|le|la|ce|cette|notre)(?: last| dernier| derniere)? (?:ticket|request|demande|dossier)",
);
const problem = any(
  "it|this|that|everything|all|ca|cela|tout|c'|ce|il|elle",
  "(?:the|my|le|mon|ce) (?:problem|issue|probleme|souci|ticket)|(?:la|ma) (?:panne|demande)|my request|probleme|problem",
);
/** What somebody asked for, in their own words, as nobody begins a new ticket. */
const something = "(?:the|my|our|le|la|les|mon|ma|mes|notre|nos) [a-z0-9'-]+(?: [a-z0-9'-]+)?";
const own = "(?:my|our|mon|ma|mes|notre|nos) [a-z0-9'-]+(?: [a-z0-9'-]+)?";
export const asking = perhaps(
  "(?:can|could|would|will) you |you can |i(?: want| need| would like|'d like) to |let's ",
  "(?:peux tu|pouvez vous|pourriez vous|tu peux|vous pouvez|je veux|je voudrais|je souhaite|j'aimerais|il faut|merci de) ",
);
export const may = perhaps(
  "(?:can|may|could) i |i(?: want| need| would like|'d like) to |let me |(?:puis je|pourrais je|je peux|est ce que je peux|je veux|je voudrais|j'aimerais|je souhaite) ",
);
const since =
  "(?: now| again| already| fine| great| well| better| perfectly| properly| correctly| like a charm| for me| myself| by itself| on my own| out| today)*";
const depuis =
  "(?: maintenant| desormais| bien| mieux| tres bien| super bien| parfaitement| correctement| nickel| enfin| a nouveau| de nouveau| pour moi| de mon cote| moi meme| tout seul| toute seule)*";

/** What people type who mean a button, in the languages of the desk, whatever their own: whole sentences. What is meant most comes first. */
export const sentences: readonly (readonly [Wish, readonly string[]])[] = [
  [
    "cancel",
    [
      `${asking}(?:cancel|withdraw|drop|delete) ${ticket}`,
      `${asking}(?:annule[rz]?|retire[rz]?|supprime[rz]?|abandonne[rz]?) ${ticket}`,
      "cancel|annule[rz]?|never ?mind|forget (?:about )?(?:it|that)|laisse[rz]? tomber|oublie[rz]?(?: ca)?|l'annuler",
      `(?:i )?(?:no longer need|don't need|do not need) (?:help|${ticket})(?: any ?more)?|no longer needed`,
      "(?:je n'en|j'en) ai plus besoin|(?:je n'ai |j'ai )?plus besoin(?: d'aide)?|(?:ce n'est |c'est )?plus (?:la peine|necessaire)",
    ],
  ],
  ["reopen", [`${asking}(?:re ?open|r(?:e ?)?ouvr(?:ir|e|ez))(?: ${ticket})?`]],
  [
    "not-fixed",
    [
      `(?:${problem}(?: is|'s)? )?(?:still )?(?:not|isn't|is not) (?:yet )?(?:fixed|solved|resolved|repaired|working)(?: yet| at all| either| for me| properly)?`,
      `(?:${problem}(?: is|'s)? )?still (?:broken|there|the same(?: thing| problem| issue| error)?|failing|doesn't work|does not work)`,
      `(?:(?:the|still the) )?same (?:problem|issue|error|thing)(?: again| as before)?|(?:no|still no) (?:change|improvement)|nothing (?:has )?changed`,
      `(?:${problem} )?(?:still )?(?:doesn't|does not|didn't|did not) (?:work|help)(?: yet| either| at all| for me)?`,
      `${problem}(?: is|'s)? (?:broken|happening|back|doing it) again|(?:the problem|the issue|it)(?:'s| is) back|it (?:broke|stopped working|happened) again`,
      `(?:(?:${problem}|ca) ?n?'?(?:est )?)?(?:toujours )?pas (?:encore )?(?:regle|resolu|repare|arrange|bon|mieux)e?(?: du tout)?|toujours pas`,
      `(?:${problem} )?(?:ne )?(?:re)?(?:marche|fonctionne) (?:toujours |encore )?pas(?: encore| du tout| mieux| non plus)?`,
      `(?:${problem} ?(?:est )?)?toujours (?:la|en panne|casse|pareil|(?:le |la )?meme (?:probleme|chose|erreur|souci))|(?:le |la )?meme (?:probleme|erreur)`,
      "ca (?:re)?commence|ca a recommence|(?:le|mon) probleme (?:persiste|revient|continue|est (?:revenu|de retour))",
      "(?:il n'y a |y a )?(?:aucun|pas de) (?:changement|mieux)|rien (?:n'a|a) change|ca (?:n'a rien change|(?:ne )?change rien)",
    ],
  ],
  [
    "where",
    [
      `where (?:does ${ticket} stand|do (?:we|things) stand|are (?:we|things)|is ${ticket})(?: (?:with|on) ${ticket})?(?: now)?`,
      `(?:where(?: is|'s)|(?:mais )?ou est) (?:${ticket}|${own})(?: now| please)?`,
      "status(?: update)?|state|progress|statut|avancement|suivi|ou ca en est",
      `is (?:${ticket}|${something}) (?:approved|accepted|validated)(?: yet| now)?|(?:has|was) (?:${ticket}|${something}) (?:been )?(?:approved|accepted|validated)(?: yet| now)?`,
      `(?:who|does (?:someone|somebody|anyone|anybody|my manager)) (?:still )?(?:has to|have to|needs to|need to|must|should|will|can|is to)? ?(?:approve|validate|accept|sign off)s?(?: on)?(?: (?:${ticket}|${something}))?(?: yet| now)?`,
      `who(?:'s| is) (?:approving|validating) (?:${ticket}|${something})|(?:i'm |i am )?waiting for (?:(?:the|an|my|his|her) )?(?:approval|answer)`,
      `qui (?:doit|va|peut|est cense) (?:encore )?(?:valider|approuver|accepter|donner son accord)(?: (?:a |pour |sur )?(?:${ticket}|${something}))?|qui (?:valide|approuve)(?: (?:${ticket}|${something}))?`,
      `(?:est ce que )?(?:${ticket}|${something}) (?:est|a ete|a t (?:il|elle) ete|est t?(?:il|elle)|est elle|est il) (?:deja )?(?:validee?|approuvee?|acceptee?)`,
      `what(?:'s| is) the (?:status|state|progress)(?: of ${ticket})?|what(?:'s| is) (?:happening|going on|up) with (?:${ticket}|${something})`,
      `${perhaps("is there |are there |do you have |have you got |have ")}any (?:news|updates?|progress)(?: (?:on|about|of|regarding) (?:${ticket}|${something}))?(?: yet)?`,
      `(?:the )?(?:status|state|news|updates?) (?:of|on|about) ${ticket}|when will ${ticket} be (?:fixed|done|solved|resolved|ready)`,
      `is ${ticket} (?:fixed|done|solved|resolved|ready|working|repaired) yet|who(?:'s| is) (?:working on|on|looking at|handling) ${ticket}`,
      `(?:i'm |i am )?still waiting(?: (?:for|on) (?:you|an answer|a reply|news|${ticket}))?|how (?:much longer|long)(?: (?:will|does|is) (?:it|this|that)(?: going to)? take| is it going to take)?`,
      `(?:ou en (?:est|sont) (?:on|les choses|${ticket})|ou en (?:sommes nous|etes vous)|ou (?:ca|est ce que ca) en est|on en est ou|ou est ${ticket})(?: (?:avec|pour|sur) ${ticket})?`,
      `${perhaps("avez vous |vous avez |as tu |tu as |y a t il |il y a |est ce qu'il y a ")}(?:des nouvelles|du nouveau)(?: (?:de|sur|pour|concernant) (?:${ticket}|${something})| du ticket)?`,
      `who (?:has|took|has got|'s got|is on) ${ticket}|what about (?:my|our) (?:ticket|request)|how(?:'s| is) (?:it|${ticket}) going|what(?:'s| is) taking so long|remind(?: me| them| the agents)?`,
      `when (?:are you|will you|will (?:someone|somebody)|is (?:someone|somebody)|will it be) (?:coming|come|fix(?:ing)? ${ticket}|look(?:ing)? (?:at|into) ${ticket}|my turn)`,
      `qui (?:a|a pris|gere|traite|suit) (?:mon ticket|ma demande)|et (?:mon ticket|ma demande)|(?:c'est |ce sera )?quand (?:est ce )?(?:que |qu')(?:vous|tu|on|quelqu'un|un technicien|le technicien) (?:me |m'|y )?(?:venez|viens|vient|passez|passes|passe|intervenez|intervient|repare[sz]?|repond(?:s|ez)?|regle[sz]?|vous en occupez|s'en occupe)`,
      "(?:c'est )?quand (?:est ce )?(?:que |qu')(?:c'est|ce sera|ca sera|ca va etre) (?:pret|regle|repare|resolu|fini|fait)e?",
      "(?:est ce que )?ca avance(?: bien)?|qui s'en occupe|qui s'occupe de (?:mon ticket|ma demande|ca)|(?:c'est|ce sera|ca sera) (?:pour )?quand|quand (?:est ce que )?(?:ce sera|ca sera|sera) (?:il |elle )?(?:pret|regle|repare|resolu|fait)e?",
      "(?:j'attends|nous attendons|on attend) toujours(?: (?:une reponse|de vos nouvelles|des nouvelles))?|toujours (?:rien|pas de nouvelles)|ca (?:va )?(?:prend(?:re)?|prendra) combien de temps|combien de temps (?:encore|faut il|ca prend|ca va prendre)",
      `${perhaps("quel est |quelle est ")}(?:le |l')?(?:statut|etat|avancement) (?:de ${ticket}|du ticket)`,
    ],
  ],
  [
    "urgent",
    [
      `${asking}(?:make|mark) ${ticket}(?: as)? (?:more |very |really )?urgent|${asking}(?:prioriti[sz]e|expedite) ${ticket}`,
      "(?:(?:it|this|that)(?:'s| is) |c'est )?(?:really |very |quite |tres |vraiment |assez |super )?urgent|(?:it's )?an emergency|asap",
      `${asking}(?:rend(?:s|re|ez)|mets|mettre|mettez|passe[rz]?|marque[rz]?) ${ticket} (?:en |comme )?urgent|il y a urgence|en urgence`,
      "(?:can you |could you )?hurry(?: up)?|as (?:soon|quickly|fast) as (?:possible|you can)|quickly",
      `escalate(?: ${ticket})?|escalade[rz]?(?: ${ticket})?`,
      "depeche[rz]?(?: vous| toi)|faites vite|fais vite|vite|au plus vite|des que possible|relance[rz]?",
    ],
  ],
  [
    "works",
    [
      `(?:${problem}(?: is|'s| has been)? )?(?:now )?(?:fixed|solved|resolved|sorted|repaired|working|works|worked)${since}`,
      `i(?:'ve| have)? (?:fixed|solved|sorted|resolved) ${problem}${since}|(?:it's |it is )?(?:all )?good${since}`,
      `${problem}(?:'s| is) (?:ok|okay|fine|great)${since}|(?:that|this|it) did (?:it|the trick)|(?:looks|seems) (?:good|ok|fine)${since}`,
      `i(?:'ve| have)? found (?:the|a|an|my) (?:answer|solution|fix)${since}`,
      `(?:${problem}(?: est|est)${depuis} )?(?:regle|resolu|repare|arrange)e?${depuis}`,
      `(?:c'est|tout est)${depuis} (?:bon|ok|rentre dans l'ordre|reparti)${depuis}|ca y est|ca va(?: beaucoup)? mieux${depuis}`,
      `(?:${problem} )?(?:re)?(?:marche|fonctionne)${depuis}`,
      `j'ai (?:trouve|resolu|regle)(?: (?:la|le|une|mon) (?:solution|reponse|probleme|souci))?${depuis}`,
    ],
  ],
  [
    "close",
    [
      `${asking}close ${ticket}(?: now)?|you (?:can|may|could) close(?: (?:it|this|that))?(?: now)?`,
      "close|ferme[rz]?|cloture[rz]?|clore",
      `${asking}(?:ferme[rz]?|cloture[rz]?|clore) ${ticket}|(?:tu peux|vous pouvez|on peut) (?:fermer|cloturer|clore)`,
    ],
  ],
  [
    "call-me",
    [
      "(?:can|could|would|will) (?:you|someone|somebody) (?:please )?call me(?: back)?(?: please)?(?: (?:at|on|under))?(?: (?:[0-9]+ ?)+)?",
      "(?:call|phone|ring) me(?: back)?(?: please)?(?: (?:at|on|under))?(?: (?:[0-9]+ ?)+)?",
      `${may}(?:talk|speak) (?:to|with) (?:a |an |one of the )?(?:real )?(?:human(?: being)?|person|people|someone|somebody|agents?|technician)`,
      `${may}parler (?:a|avec) (?:un humain|un etre humain|quelqu'un|une (?:vraie )?personne|un agent|un technicien|un conseiller|un vrai humain)`,
      `${asking}(?:me )?(?:rappele[rz]?|rappelle|appele[rz]?|appelle)(?: moi)?(?: au (?:[0-9]+ ?)+)?`,
    ],
  ],
];

/** What is typed before a ticket's reference, or right behind it, in the languages of the desk. */
export const verbs: readonly (readonly [TicketVerb, readonly string[]])[] = [
  ["claim", ["claim|take(?: over)?|grab|pick up|i take|i'll take|i'm taking|i am taking|i've got|i got"]],
  ["claim", ["pren(?:ds|d|dre|ez)|je (?:le |la )?prends|je m'occupe de|reprendre a mon compte|m'attribuer"]],
  ["release", ["release|unclaim|give back|libere[rz]?|rend(?:s|re|ez)|relache[rz]?"]],
  ["assign", ["(?:re)?assign|hand over|give|(?:re)?(?:assigne|attribue|affecte)[rz]?|confie[rz]?|passe[rz]?"]],
  [
    "resolve",
    ["resolve|solve|finish|mark as (?:resolved|solved|done)|resou(?:s|dre)|resolvez|regle[rz]?|termine[rz]?"],
  ],
  ["reply", ["reply|answer|respond|write|tell|repon(?:ds|dre|dez)|ecri(?:s|re|vez)"]],
  ["ask", ["ask|question|demande[rz]?"]],
  [
    "note",
    ["(?:internal )?note|comment|add (?:a )?note|note interne|note[rz]|commente[rz]?|annote[rz]?|ajoute[rz]? une note"],
  ],
  ["hold", ["hold|pause|park|put on hold|suspen(?:ds|dre|dez)|met(?:s|tre|tez) en (?:attente|pause)"]],
  ["resume", ["resume|unhold|continue|repren(?:ds|dre|ez)"]],
  ["escalate", ["escalate|escalade[rz]?|ask for help (?:with|on)|demande[rz]? de l'aide"]],
  ["move", ["move|transfer|transfere[rz]?|deplace[rz]?"]],
  ["reject", ["reject|rejet(?:te|ter|tez)"]],
  ["approve", ["(?:i |i'll )?(?:approve|approved|accept|validate)|(?:j'|je )?(?:approuve|valide|accepte)(?:r|z)?"]],
  ["approve", ["(?:je )?donne[rz]? mon accord|mon accord|d'accord|ok|yes|oui|accord"]],
  ["decline", ["(?:i |i'll )?(?:decline|declined|refuse|deny|disapprove)|(?:je )?refuse(?:r|z)?|non|no"]],
  ["change", ["change|edit|modifie[rz]?|change[rz]|corrige[rz]?"]],
  ["work", ["log(?: (?:work|time|a call))?|called|i called|saisi[rs]?|j'ai appele"]],
  ["unfollow", ["unfollow|unwatch|stop following|ne plus suivre"]],
  ["follow", ["follow|watch|suivre"]],
  ["chase", ["remind|chase|nudge|ping|relance[rz]?"]],
];
/** What may stand between such a word and the reference. */
export const linking =
  "(?: (?:to|on|for|with|about|of|the|my|this|ticket|request|le|la|ce|cette|au|a|de|du|sur|pour|demande))*";

/** What asks whether it was agreed to, as a question; without its mark it says that it was. */
export const asksAgreed =
  "(?:est ce |c'est |ca y est c'est )(?:deja )?(?:valide|approuve|accepte)e?|(?:est ce que )?(?:mon|l'|leur|son) ?accord (?:est|a ete) (?:deja )?donne|(?:already )?approved(?: yet)?|(?:deja )?(?:validee?|approuvee?)|(?:est ce que )?j'ai (?:eu )?(?:l'|mon )accord|do i have (?:the|my|an) approval(?: yet)?";

/** How words begin that say no, and how it is: only a sentence of whoever was asked. */
const denialAlone = "nope|nah|non|nan|not (?:yet|really|at all)|pas (?:encore|vraiment|du tout)|toujours|still|encore";
const denialBefore =
  "no (?:it|its|it's|i|i'm|im|still|the|that|this|my|same|we|he|she|sorry|unfortunately|there|not|nothing|idea|luck)";
/** What was there before, of which it is said that it does not, or goes on. */
const asBefore = "(?:it|its|it's|this|that|il|elle|ca|ce|c'est|the same|same|le meme|la meme|on|je|j'ai|i|i'm|we)";
const goesOn =
  "(?:still|not|n't|cannot|can't|won't|doesn't|isn't|don't|didn't|didnt|wont|cant|doesnt|isnt|dont|never|pas|toujours|encore|jamais|rien|plus|same|meme|nothing|again)";
export const denies = {
  bare: `(?:${denialAlone}|${denialBefore})(?: |$)`,
  marked: "^\\s*no\\s*[,.;:!–—-]",
  goesOn: `${asBefore} (?:[^ ]+ ){0,4}?${goesOn}(?: |$)`,
} as const;

/** Which are thanks, and what else stands beside them. */
export const thanks =
  "(?:many |mille |a thousand |un grand |un tout grand )?(?:thanks|thank you|thx|merci|mercis|cheers)";
export const praise =
  "great|super|perfect|parfait|excellent|genial|awesome|bravo|well done|nickel|impeccable|impec|top|chouette|have a (?:nice|good|great) (?:day|evening|weekend)|bonne (?:journee|soiree)";
export const thanked = any(
  "so much|very much|a lot|again|everyone|to (?:all|everyone)|beaucoup|bien|infiniment|encore|a (?:tous|toutes|vous|toi)",
  "(?:for|pour) (?:everything|tout|(?:all )?(?:your|the|votre|ton|l') ?(?:quick )?(?:help|support|answer|reply|aide|reponse|soutien))",
  "d'avance|in advance",
);

/** What answers a question with a word. */
export const sends =
  "send(?: it| that| this)?(?: as it is| now)?|(?:envoie|envoye[rz])(?: le| la| ca)?(?: tel(?:le)? quel(?:le)?)?|transme(?:ts|ttre|ttez)(?: le| la)?";
export const agreed =
  "ok|okay|okey|oki|k|yes|yep|yeah|yup|sure|noted|got it|understood|all ?right|(?:that's|it's) fine|go ahead|do it|please do|of course|d'accord|vas y|allez y|faites le|fais le|volontiers|bien sur|dac|oui|ouais|entendu|compris|bien recu|(?:c'est |bien )?note";
/** What wants nothing of what the desk has asked last. */
export const drops =
  "never ?mind|forget (?:about )?(?:it|that)|laisse[rz]? tomber|oublie[rz]?(?: ca)?|stop|undo|cancel(?: it| that)?|annule[rz]?(?: ca| le| la)?|abandonne[rz]?|skip it|leave it|laisse[rz]?(?: le)?";
export const denied = "no|nope|nah|not really|not yet|non|nan|pas vraiment|pas encore|pas du tout|non plus";

/** What says nothing by itself. */
export const manners = any(
  "hi|hello|hey|good (?:morning|afternoon|evening)|bonjour|bonsoir|salut|coucou",
  "so|alors|please|pls|plz|svp|stp|s'il (?:te|vous) plait|sorry|desolee?|actually|finalement|en fait|then|well|bon|donc",
  "but|and|mais|et|oh|ah|hum|hmm|euh|unfortunately|sadly|malheureusement|helas|je crois|i think|apparently|apparemment",
);
