import { z } from "zod";
import { timerPrefixes } from "../../desk/job-keys.ts";
import type { PersonId } from "../../kernel/person.ts";
import { Prisma } from "../generated/client.ts";
import type { Sql } from "../engine/sql.ts";

const addresses = z.array(z.object({ email: z.string().nullable() }));
const found = z.array(z.object({ reference: z.string() }));

/**
 * Makes one person of two who were taken for two: `from` is `into` from now on, in all that happened to the tickets that were
 * theirs or that they worked on. Nobody has two accounts in one place afterwards: `from` has the newer ones.
 * @returns the references of those tickets that are open
 */
export async function joinPeople(sql: Sql, from: PersonId, into: PersonId): Promise<readonly string[]> {
  const tickets = found.parse(
    await sql.$queryRaw`
    select reference from ticket
     where reference in (
             select reference from ticket where requester = ${from}::uuid
              union select reference from ticket where beneficiary = ${from}::uuid
              union select reference from ticket where assignee = ${from}::uuid
              union select reference from ticket where followers <> '{}' and followers @> array[${from}::uuid]
              union select reference from ticket
                     where approvers <> '{}' and approvers @> array[${from}::uuid]
              union select reference from ticket
                     where ended_at is null and approval is not null and strpos(approval::text, ${from}) > 0
              union select reference from ticket
                     where ended_at is null and clock #> '{chain,people}' @> to_jsonb(${from}::text)
              union select reference from ticket
                     where ended_at is null and clock #> '{offer,before}' @> to_jsonb(${from}::text)
              union select ticket from ticket_event where by = ${from}::uuid)
     order by reference for update`,
  );
  const theirs = tickets.map(({ reference }) => reference);
  if (theirs.length > 0) await rewrite(sql, theirs, from, into);
  await lookAtOwnApprovals(sql, theirs, into);
  await moveAccounts(sql, from, into);
  return found
    .parse(await sql.$queryRaw`select reference from ticket where reference = any (${theirs}) and ended_at is null`)
    .map(({ reference }) => reference);
}

/** The tickets, what happened to them, and where they are shown. Ids of people are UUIDs, and stand for nothing else in JSON. */
async function rewrite(sql: Sql, tickets: readonly string[], from: PersonId, into: PersonId): Promise<void> {
  await sql.$executeRaw`
    update ticket
       set requester = case requester when ${from}::uuid then ${into}::uuid else requester end,
           beneficiary = case beneficiary when ${from}::uuid then ${into}::uuid else beneficiary end,
           assignee = case assignee when ${from}::uuid then ${into}::uuid else assignee end,
           followers = array_replace(followers, ${from}::uuid, ${into}::uuid),
           approvers = array(select distinct person from unnest(array_replace(approvers, ${from}::uuid, ${into}::uuid)) as person
                              where person <> all (array_replace(array[requester, beneficiary], ${from}::uuid, ${into}::uuid))),
           approval = replace(approval::text, ${from}, ${into})::jsonb,
           origin = replace(origin::text, ${from}, ${into})::jsonb,
           given = replace(given::text, ${from}, ${into})::jsonb,
           attempts = replace(attempts::text, ${from}, ${into})::jsonb,
           clock = replace(clock::text, ${from}, ${into})::jsonb
     where reference = any (${tickets})`;
  await sql.$executeRaw`
    update ticket_event
       set by = case by when ${from}::uuid then ${into}::uuid else by end,
           event = replace(event::text, ${from}, ${into})::jsonb
     where ticket = any (${tickets}) and (by = ${from}::uuid or strpos(event::text, ${from}) > 0)`;
  await sql.$executeRaw`
    update words set by = ${into}::uuid where ticket = any (${tickets}) and by = ${from}::uuid`;
  // Where both were shown a ticket, each keeps their card.
  await sql.$executeRaw`
    update surface set person_id = ${into}::uuid
     where ticket = any (${tickets}) and person_id = ${from}::uuid
       and not exists (select from surface as other where other.ticket = surface.ticket and other.person_id = ${into}::uuid)`;
}

/** Nobody decides their own request: the desk looks at once at those of somebody who is asked for their approval of it, or has given it. */
async function lookAtOwnApprovals(sql: Sql, tickets: readonly string[], person: PersonId): Promise<void> {
  await sql.$executeRaw`
    insert into timer (key, at, job)
    select ${timerPrefixes.ticket} || reference, to_timestamp(0), jsonb_build_object('kind', 'wake', 'ticket', reference)
      from ticket
     where reference = any (${tickets}) and ended_at is null and ${person}::uuid in (requester, beneficiary)
       and strpos(approval::text, ${person}) > 0
        on conflict (key) do update set at = excluded.at`;
}

/** Who decides for whom: nobody for themselves, and for whoever has said so twice whom they name as the one who stays. */
async function moveDelegations(sql: Sql, from: PersonId, into: PersonId): Promise<void> {
  const ended = Prisma.sql`delegate_id = null, decides_from = null, decides_until = null`;
  await sql.$executeRaw`
    update person set ${ended}
     where id = ${into}::uuid and delegate_id = ${from}::uuid or id = ${from}::uuid and delegate_id = ${into}::uuid`;
  await sql.$executeRaw`update person set delegate_id = ${into}::uuid where delegate_id = ${from}::uuid`;
  await sql.$executeRaw`
    update person as kept
       set delegate_id = gone.delegate_id, decides_from = gone.decides_from, decides_until = gone.decides_until
      from person as gone
     where kept.id = ${into}::uuid and gone.id = ${from}::uuid and kept.delegate_id is null`;
  await sql.$executeRaw`update person set ${ended} where id = ${from}::uuid`;
  // The desk looks at once at what waits for them.
  await sql.$executeRaw`
    insert into timer (key, at, job)
    select ${timerPrefixes.delegation} || id, to_timestamp(0), jsonb_build_object('kind', 'delegation-turn', 'person', id)
      from person where id = ${into}::uuid and delegate_id is not null
        on conflict (key) do update set at = excluded.at`;
}

async function moveAccounts(sql: Sql, from: PersonId, into: PersonId): Promise<void> {
  await sql.$executeRaw`
    delete from account as old using account as newer
     where old.person_id = ${into}::uuid and newer.person_id = ${from}::uuid
       and old.platform = newer.platform and old.tenant = newer.tenant`;
  await sql.$executeRaw`update account set person_id = ${into}::uuid where person_id = ${from}::uuid`;
  await sql.$executeRaw`update pending_words set person_id = ${into}::uuid where person_id = ${from}::uuid`;
  await sql.$executeRaw`update file set person_id = ${into}::uuid where person_id = ${from}::uuid`;
  await sql.$executeRaw`update file_pass set person_id = ${into}::uuid where person_id = ${from}::uuid`;
  await sql.$executeRaw`update page_pass set person_id = ${into}::uuid where person_id = ${from}::uuid`;
  await sql.$executeRaw`update queue_policy set person_id = ${into}::uuid where person_id = ${from}::uuid`;
  await sql.$executeRaw`update export set person_id = ${into}::uuid where person_id = ${from}::uuid`;
  await sql.$executeRaw`update article set changed_by = ${into}::uuid where changed_by = ${from}::uuid`;
  await sql.$executeRaw`update article_version set changed_by = ${into}::uuid where changed_by = ${from}::uuid`;
  await sql.$executeRaw`update article_use set person_id = ${into}::uuid where person_id = ${from}::uuid`;
  await sql.$executeRaw`update known_issue set set_by = ${into}::uuid where set_by = ${from}::uuid`;
  await sql.$executeRaw`update known_issue set ended_by = ${into}::uuid where ended_by = ${from}::uuid`;
  await sql.$executeRaw`
    insert into known_issue_affected (known_issue_id, person_id, platform, at)
    select known_issue_id, ${into}::uuid, platform, at from known_issue_affected where person_id = ${from}::uuid
        on conflict do nothing`;
  await sql.$executeRaw`delete from known_issue_affected where person_id = ${from}::uuid`;
  await sql.$executeRaw`update ready_answer set owner_id = ${into}::uuid where owner_id = ${from}::uuid`;
  await sql.$executeRaw`update ready_answer set changed_by = ${into}::uuid where changed_by = ${from}::uuid`;
  await sql.$executeRaw`
    delete from saved_search as newer using saved_search as kept
     where newer.person_id = ${from}::uuid and kept.person_id = ${into}::uuid and lower(kept.name) = lower(newer.name)`;
  await sql.$executeRaw`update saved_search set person_id = ${into}::uuid where person_id = ${from}::uuid`;
  await sql.$executeRaw`update gap_question set person_id = ${into}::uuid where person_id = ${from}::uuid`;
  await sql.$executeRaw`update several_changed set person_id = ${into}::uuid where person_id = ${from}::uuid`;
  await sql.$executeRaw`update draft set person_id = ${into}::uuid where person_id = ${from}::uuid`;
  await sql.$executeRaw`
    insert into queue_member (queue_name, platform, person_id)
    select queue_name, platform, ${into}::uuid from queue_member where person_id = ${from}::uuid on conflict do nothing`;
  await sql.$executeRaw`
    insert into queue_lead (queue_name, person_id)
    select queue_name, ${into}::uuid from queue_lead where person_id = ${from}::uuid on conflict do nothing`;
  await sql.$executeRaw`
    update person as kept
       set notify = gone.notify, night = gone.night, quiet_from = gone.quiet_from, quiet_to = gone.quiet_to,
           daily_at = gone.daily_at, weekly = gone.weekly
      from person as gone
     where kept.id = ${into}::uuid and gone.id = ${from}::uuid
       and coalesce(kept.notify, kept.night) is null and coalesce(kept.quiet_from, kept.daily_at) is null and kept.weekly`;
  await moveDelegations(sql, from, into);
  await sql.$executeRaw`
    update digest set person_id = ${into}::uuid
     where person_id = ${from}::uuid
       and not exists (select from digest as other
                        where other.queue_name = digest.queue_name and other.platform = digest.platform
                          and other.person_id = ${into}::uuid)`;
  await sql.$executeRaw`delete from digest where person_id = ${from}::uuid`;
  await sql.$executeRaw`delete from queue_member where person_id = ${from}::uuid`;
  await sql.$executeRaw`delete from queue_lead where person_id = ${from}::uuid`;
  const told = addresses.parse(await sql.$queryRaw`select email from person where id = ${from}::uuid`)[0];
  if (told === undefined || told.email === null) return;
  await sql.$executeRaw`update person set email = null where id = ${from}::uuid`;
  await sql.$executeRaw`update person set email = ${told.email} where id = ${into}::uuid and email is null`;
}
