import type { Locale } from "../kernel/locale.ts";
import { join } from "../kernel/join.ts";
import { en as basicsEn } from "./basics/words.en.ts";
import { en as absenceEn } from "./absence/words.en.ts";
import { en as approvalsEn } from "./approvals/words.en.ts";
import { en as articlesEn } from "./articles/words.en.ts";
import { en as assignmentEn } from "./assignment/words.en.ts";
import { en as briefsEn } from "./briefs/words.en.ts";
import { en as cancellationEn } from "./cancellation/words.en.ts";
import { en as cardsEn } from "./cards/words.en.ts";
import { en as catalogueEn } from "./catalogue/words.en.ts";
import { en as classificationEn } from "./classification/words.en.ts";
import { en as costsEn } from "./costs/words.en.ts";
import { en as delegationEn } from "./delegation/words.en.ts";
import { en as digestsEn } from "./digests/words.en.ts";
import { en as draftsEn } from "./drafts/words.en.ts";
import { en as emojiEn } from "./emoji/words.en.ts";
import { en as escalationEn } from "./escalation/words.en.ts";
import { en as exportsEn } from "./exports/words.en.ts";
import { en as filesEn } from "./files/words.en.ts";
import { en as followersEn } from "./followers/words.en.ts";
import { en as forecastsEn } from "./forecasts/words.en.ts";
import { en as grantsEn } from "./grants/words.en.ts";
import { en as holdingEn } from "./holding/words.en.ts";
import { en as homeEn } from "./home/words.en.ts";
import { en as knownIssuesEn } from "./known-issues/words.en.ts";
import { en as maskingEn } from "./masking/words.en.ts";
import { en as notificationsEn } from "./notifications/words.en.ts";
import { en as openingEn } from "./opening/words.en.ts";
import { en as partsEn } from "./parts/words.en.ts";
import { en as privacyEn } from "./privacy/words.en.ts";
import { en as pagesEn } from "./pages/words.en.ts";
import { en as queuePolicyEn } from "./queue-policy/words.en.ts";
import { en as queuesEn } from "./queues/words.en.ts";
import { en as ratingsEn } from "./ratings/words.en.ts";
import { en as readyAnswersEn } from "./ready-answers/words.en.ts";
import { en as remindersEn } from "./reminders/words.en.ts";
import { en as repliesEn } from "./replies/words.en.ts";
import { en as reportsEn } from "./reports/words.en.ts";
import { en as resolutionEn } from "./resolution/words.en.ts";
import { en as routingEn } from "./routing/words.en.ts";
import { en as gapsEn } from "./gaps/words.en.ts";
import { fr as gapsFr } from "./gaps/words.fr.ts";
import { en as savedSearchesEn } from "./saved-searches/words.en.ts";
import { en as searchEn } from "./search/words.en.ts";
import { en as serviceLevelsEn } from "./service-levels/words.en.ts";
import { en as signpostsEn } from "./signposts/words.en.ts";
import { en as severalEn } from "./several/words.en.ts";
import { en as similarEn } from "./similar/words.en.ts";
import { en as timesheetsEn } from "./timesheets/words.en.ts";
import { en as undeliveredEn } from "./undelivered/words.en.ts";
import { en as wishesEn } from "./wishes/words.en.ts";
import { en as workLogEn } from "./work-log/words.en.ts";
import { fr as basicsFr } from "./basics/words.fr.ts";
import { fr as absenceFr } from "./absence/words.fr.ts";
import { fr as approvalsFr } from "./approvals/words.fr.ts";
import { fr as articlesFr } from "./articles/words.fr.ts";
import { fr as assignmentFr } from "./assignment/words.fr.ts";
import { fr as briefsFr } from "./briefs/words.fr.ts";
import { fr as cancellationFr } from "./cancellation/words.fr.ts";
import { fr as cardsFr } from "./cards/words.fr.ts";
import { fr as catalogueFr } from "./catalogue/words.fr.ts";
import { fr as classificationFr } from "./classification/words.fr.ts";
import { fr as costsFr } from "./costs/words.fr.ts";
import { fr as delegationFr } from "./delegation/words.fr.ts";
import { fr as digestsFr } from "./digests/words.fr.ts";
import { fr as draftsFr } from "./drafts/words.fr.ts";
import { fr as emojiFr } from "./emoji/words.fr.ts";
import { fr as escalationFr } from "./escalation/words.fr.ts";
import { fr as exportsFr } from "./exports/words.fr.ts";
import { fr as filesFr } from "./files/words.fr.ts";
import { fr as followersFr } from "./followers/words.fr.ts";
import { fr as forecastsFr } from "./forecasts/words.fr.ts";
import { fr as grantsFr } from "./grants/words.fr.ts";
import { fr as holdingFr } from "./holding/words.fr.ts";
import { fr as homeFr } from "./home/words.fr.ts";
import { fr as knownIssuesFr } from "./known-issues/words.fr.ts";
import { fr as maskingFr } from "./masking/words.fr.ts";
import { fr as notificationsFr } from "./notifications/words.fr.ts";
import { fr as openingFr } from "./opening/words.fr.ts";
import { fr as partsFr } from "./parts/words.fr.ts";
import { fr as privacyFr } from "./privacy/words.fr.ts";
import { fr as pagesFr } from "./pages/words.fr.ts";
import { fr as queuePolicyFr } from "./queue-policy/words.fr.ts";
import { fr as queuesFr } from "./queues/words.fr.ts";
import { fr as ratingsFr } from "./ratings/words.fr.ts";
import { fr as readyAnswersFr } from "./ready-answers/words.fr.ts";
import { fr as remindersFr } from "./reminders/words.fr.ts";
import { fr as repliesFr } from "./replies/words.fr.ts";
import { fr as reportsFr } from "./reports/words.fr.ts";
import { fr as resolutionFr } from "./resolution/words.fr.ts";
import { fr as routingFr } from "./routing/words.fr.ts";
import { fr as savedSearchesFr } from "./saved-searches/words.fr.ts";
import { fr as searchFr } from "./search/words.fr.ts";
import { fr as serviceLevelsFr } from "./service-levels/words.fr.ts";
import { fr as signpostsFr } from "./signposts/words.fr.ts";
import { fr as severalFr } from "./several/words.fr.ts";
import { fr as similarFr } from "./similar/words.fr.ts";
import { fr as timesheetsFr } from "./timesheets/words.fr.ts";
import { fr as undeliveredFr } from "./undelivered/words.fr.ts";
import { fr as wishesFr } from "./wishes/words.fr.ts";
import { fr as workLogFr } from "./work-log/words.fr.ts";

const en = join(basicsEn)
  .and(absenceEn)
  .and(approvalsEn)
  .and(articlesEn)
  .and(assignmentEn)
  .and(briefsEn)
  .and(cancellationEn)
  .and(cardsEn)
  .and(catalogueEn)
  .and(classificationEn)
  .and(costsEn)
  .and(delegationEn)
  .and(digestsEn)
  .and(draftsEn)
  .and(emojiEn)
  .and(escalationEn)
  .and(exportsEn)
  .and(filesEn)
  .and(followersEn)
  .and(forecastsEn)
  .and(grantsEn)
  .and(holdingEn)
  .and(homeEn)
  .and(knownIssuesEn)
  .and(maskingEn)
  .and(notificationsEn)
  .and(openingEn)
  .and(partsEn)
  .and(privacyEn)
  .and(pagesEn)
  .and(queuePolicyEn)
  .and(queuesEn)
  .and(ratingsEn)
  .and(readyAnswersEn)
  .and(remindersEn)
  .and(repliesEn)
  .and(reportsEn)
  .and(resolutionEn)
  .and(routingEn)
  .and(savedSearchesEn)
  .and(gapsEn)
  .and(searchEn)
  .and(serviceLevelsEn)
  .and(signpostsEn)
  .and(severalEn)
  .and(similarEn)
  .and(timesheetsEn)
  .and(undeliveredEn)
  .and(wishesEn)
  .and(workLogEn).all;

/** Everything the desk says. English is the pattern: a language that lacks one of its phrases does not compile. */
export type Phrases = typeof en;

const fr: Phrases = join(basicsFr)
  .and(absenceFr)
  .and(approvalsFr)
  .and(articlesFr)
  .and(assignmentFr)
  .and(briefsFr)
  .and(cancellationFr)
  .and(cardsFr)
  .and(catalogueFr)
  .and(classificationFr)
  .and(costsFr)
  .and(delegationFr)
  .and(digestsFr)
  .and(draftsFr)
  .and(emojiFr)
  .and(escalationFr)
  .and(exportsFr)
  .and(filesFr)
  .and(followersFr)
  .and(forecastsFr)
  .and(grantsFr)
  .and(holdingFr)
  .and(homeFr)
  .and(knownIssuesFr)
  .and(maskingFr)
  .and(notificationsFr)
  .and(openingFr)
  .and(partsFr)
  .and(privacyFr)
  .and(pagesFr)
  .and(queuePolicyFr)
  .and(queuesFr)
  .and(ratingsFr)
  .and(readyAnswersFr)
  .and(remindersFr)
  .and(repliesFr)
  .and(reportsFr)
  .and(resolutionFr)
  .and(routingFr)
  .and(savedSearchesFr)
  .and(gapsFr)
  .and(searchFr)
  .and(serviceLevelsFr)
  .and(signpostsFr)
  .and(severalFr)
  .and(similarFr)
  .and(timesheetsFr)
  .and(undeliveredFr)
  .and(wishesFr)
  .and(workLogFr).all;

const all: Readonly<Record<Locale, Phrases>> = { en, fr };

/** Everything the desk says, in one language. */
export const phrases = (locale: Locale): Phrases => all[locale];
