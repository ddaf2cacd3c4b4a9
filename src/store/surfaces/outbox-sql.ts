/** The statements of the outbox: plain text, since they are said on the worker's own connections and in changes alike. */

const now = "date_trunc('milliseconds', clock_timestamp())";

/** Each further row of a requester has its place so much later: theirs do not hold up what others want meanwhile. */
const apart = "interval '10 seconds'";

const precedences = (parameter: string): string =>
  `jsonb_to_recordset(${parameter}::jsonb) as rule (weight text, audience text, priority text, precedence smallint)`;

const audience = "case when s.person_id is null then 'agents' else 'person' end";

/** A lease that has ended, though nobody has taken the row since. */
const lapsed = "outbox.lease is not null and outbox.at <= clock_timestamp()";

/**
 * $1: what is wanted, $2: who goes before whom. A row that is there keeps its time: it is being said, or waits for a reason.
 * In one order, so that two changes of the same surfaces never wait for each other.
 */
export const writeRows = `
  insert into outbox (surface_id, part, wanted, platform, tenant, address, requester, precedence, place, at)
  select s.id, given.part, given.wanted, s.platform, s.tenant, s.address, t.requester, given.precedence,
         greatest(${now}, (select max(place) + ${apart} from outbox o
                            where o.requester = t.requester and o.precedence = given.precedence)),
         ${now}
    from (select s.id, part, jsonb_object_agg(number, clock_timestamp()) as wanted, min(precedence) as precedence
            from jsonb_to_recordset($1::jsonb) as w (surface bigint, ticket text, part text, number int, weight text)
           cross join lateral (select * from surface where id = w.surface
                                union all select * from surface where ticket = w.ticket) as s
            join ticket t on t.reference = s.ticket
            join ${precedences("$2")} on rule.weight = w.weight and rule.audience = ${audience} and rule.priority = t.priority
           group by s.id, part) as given
    join surface s on s.id = given.id join ticket t on t.reference = s.ticket
   order by s.id, given.part
      on conflict (surface_id, part) do update
     -- What is being said is wanted anew; what waits has been wanted since the first time.
     set wanted = case when outbox.lease is null or ${lapsed} then excluded.wanted || outbox.wanted
                       else outbox.wanted || excluded.wanted end,
         -- Whoever held it, if they live, does not settle what is wanted anew; and it stays known that it was interrupted.
         lease = case when ${lapsed} then gen_random_uuid() else outbox.lease end,
         address = excluded.address,
         precedence = least(outbox.precedence, excluded.precedence),
         place = case when excluded.precedence < outbox.precedence then excluded.place else outbox.place end`;

const lookedAt = 500; // rows, the first in line: far more than are taken at once
/** Of a conversation, and of a tenant, of which nothing is known: each look takes a few, and then more is known. */
const ofIdle = { conversation: 4, tenant: 16 } as const;

const call = "case part when 'posts' then 'post' else 'update' end";
const order = "precedence, place, surface_id";
/** Rows with their place among those that count together. */
const ranked = (rows: string, together: string): string => `
  select surface_id, part, platform, tenant, address, call, precedence, place,
         row_number() over (partition by ${together} order by ${order}) as rank
    from ${rows}`;
/** Where there is no room, said as a set that is looked up: a place for each row would be compared with each that is full. */
const isOpen = (where: string, ...place: readonly string[]): string => `
       (${place.map((column) => `o.${column}`).join(", ")}, ${call}) not in
         (select ${place.join(", ")}, call from room where free <= 0 and ${where})`;

/**
 * $1: at most so many, $2: parts, $3: room, $4: the lease, $5: how long it lasts. Whose time it is, in order, as far as there
 * is room on the platform, in the tenant and in the conversation. Nothing is read of what is wanted: one row would take all away.
 */
export const takeRows = `
  with room as materialized (
    select platform, tenant, address, each.call, min(free) as free
      from jsonb_to_recordset($3::jsonb) as r (platform text, tenant text, address text, call text, free int)
      join (values ('post'), ('update')) as each (call) on r.call is null or r.call = each.call
     group by 1, 2, 3, 4
  ), first as materialized (
    select surface_id, part, platform, tenant, address, ${call} as call, precedence, place
      from outbox o
     where at <= clock_timestamp() and part = any ($2::text[])
       and ${isOpen("tenant is null", "platform")}
       and ${isOpen("tenant is not null and address is null", "platform", "tenant")}
       and ${isOpen("tenant is not null and address is not null", "platform", "tenant", "address")}
     order by ${order} limit ${lookedAt}
  ), here as (
    select f.* from (${ranked("first", "platform, tenant, address, call")}) as f
      left join room r using (platform, tenant, address, call)
     where rank <= coalesce(r.free, ${ofIdle.conversation})
  ), in_tenant as (
    select f.* from (${ranked("here", "platform, tenant, call")}) as f
      left join room r on r.platform = f.platform and r.tenant = f.tenant and r.address is null and r.call = f.call
     where rank <= coalesce(r.free, ${ofIdle.tenant})
  ), chosen as (
    select f.* from (${ranked("in_tenant", "platform")}) as f
      left join room r on r.platform = f.platform and r.tenant is null and r.call = f.call
     where rank <= coalesce(r.free, ${lookedAt})
     order by ${order} limit $1
  ), free as (
    select o.surface_id, o.part, o.lease is not null as interrupted from outbox o join chosen using (surface_id, part)
     where o.at <= clock_timestamp()
       for update of o skip locked
  ), taken as (
    update outbox o set lease = $4::uuid, at = clock_timestamp() + make_interval(secs => $5::float8 / 1000)
      from free where o.surface_id = free.surface_id and o.part = free.part
    returning o.*, free.interrupted
  )
  select taken.part, taken.wanted, taken.tries, taken.interrupted, taken.address as "waitedAt",
         extract(epoch from clock_timestamp())::float8 * 1000 as now,
         s.id, s.ticket as reference, s.person_id as "personId", s.platform, s.tenant, s.address, s.message,
         s.shown_version as "shownVersion", s.unreachable, s.pushed_at as "pushedAt"
    from taken join surface s on s.id = taken.surface_id
   order by taken.precedence, taken.place, taken.surface_id`;

/**
 * $1: what became of rows, $2: who goes before whom. Whatever is wanted anew stays. They are locked first, as they are by
 * then, and in one order.
 */
export const settleRows = `
  with settled as materialized (
    select * from jsonb_to_recordset($1::jsonb)
             as t (surface bigint, part text, lease uuid, done jsonb, tries int, refused text, pause float8)
  ), held as materialized (
    select o.surface_id, o.part, t.tries, t.refused, t.pause,
           coalesce((select jsonb_object_agg(key, value) from jsonb_each(o.wanted)
                      where not t.done @> jsonb_build_object(key, value)), '{}') as remaining
      from outbox o join settled t on t.surface = o.surface_id and t.part = o.part and t.lease = o.lease
     order by o.surface_id, o.part
       for update of o
  ), said as (
    delete from outbox o using held
     where o.surface_id = held.surface_id and o.part = held.part and held.remaining = '{}'
  )
  update outbox o
     set wanted = held.remaining, tries = held.tries, refused = held.refused, lease = null,
         at = ${now} + make_interval(secs => coalesce(held.pause, 0) / 1000),
         -- Once the card is there, what follows are words.
         precedence = case when o.part <> 'posts' or held.remaining ? '1' then o.precedence
                           else (select precedence from surface s join ticket t on t.reference = s.ticket
                                   join ${precedences("$2")} on rule.audience = ${audience} and rule.priority = t.priority
                                  where s.id = o.surface_id and rule.weight = 'words') end
    from held
   where o.surface_id = held.surface_id and o.part = held.part and held.remaining <> '{}'`;

/** In one order too. */
const heldRows = `
  with held as materialized (
    select surface_id, part from outbox where lease = any ($1::uuid[]) order by surface_id, part for update
  )`;
const ofHeld = "from held where outbox.surface_id = held.surface_id and outbox.part = held.part";

export const keepRows = `${heldRows}
  update outbox set at = clock_timestamp() + make_interval(secs => $2::float8 / 1000) ${ofHeld}`;

/** $1: platforms. Whoever is saying one of these settles it by themselves. */
export const retryRefusedRows = `
  with waiting as materialized (
    select surface_id, part from outbox
     where platform = any ($1::text[]) and refused is not null and lease is null and at > clock_timestamp()
     order by surface_id, part for update
  )
  update outbox o set at = ${now} from waiting w where o.surface_id = w.surface_id and o.part = w.part`;

/** Their lease stays: it is not known what became of them. */
export const releaseRows = `${heldRows} update outbox set at = ${now} ${ofHeld}`;
