import { z } from "zod";
import { errorMessage } from "../../kernel/errors.ts";

const certificates = [
  "SELF_SIGNED_CERT_IN_CHAIN",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
  "UNABLE_TO_GET_ISSUER_CERT",
  "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
  "CERT_HAS_EXPIRED",
  "ERR_TLS_CERT_ALTNAME_INVALID",
];
const coded = z.object({ code: z.string() });
/** Of a question of the doctor's: Prisma wraps what PostgreSQL said. */
const wrapped = z.object({
  meta: z.object({
    driverAdapterError: z.object({
      cause: z.object({ originalCode: z.string(), originalMessage: z.string() }),
    }),
  }),
});

/** The code and the words of whatever PostgreSQL, or the way to it, refused. */
export function readError(error: unknown): { readonly code: string; readonly why: string } {
  const inside = wrapped.safeParse(error).data?.meta.driverAdapterError.cause;
  if (inside !== undefined) return { code: inside.originalCode, why: inside.originalMessage };
  return { code: coded.safeParse(error).data?.code ?? "", why: errorMessage(error) };
}

/** Whether PostgreSQL, or a pooler, has no connection left for anybody of this role. */
export function hasNoConnectionLeft(error: unknown): boolean {
  const { code, why } = readError(error);
  return code === "53300" || /too many (clients|connections)|no more connections/.test(why);
}

/** Why PostgreSQL does not let the desk in, as a sentence that says what to do. `server` is where it was looked for. */
export function refusalOf(error: unknown, server: string): string {
  const { code, why } = readError(error);
  if (certificates.includes(code)) {
    return `PostgreSQL at ${server} shows a certificate that this machine does not trust (${code}); add sslmode=verify-full&sslrootcert=<path of its root certificate> to DATABASE_URL, or sslmode=no-verify to encrypt without looking who answers.`;
  }
  if (/does not support SSL/.test(why)) {
    return `PostgreSQL at ${server} does not speak TLS; leave sslmode out of DATABASE_URL, or have the server speak it.`;
  }
  if (code === "ENOENT" && /root|\.crt|\.pem|open /.test(why)) {
    return `A file that DATABASE_URL names cannot be read (${why}); check sslrootcert, sslcert and sslkey, or the folder of the socket.`;
  }
  if (hasNoConnectionLeft(error)) return tooFewConnections(why);
  if (/unsupported startup parameter/.test(why)) {
    return `The pooler at ${server} refuses a parameter (${why}); name it in its ignore_startup_parameters, or give the desk a direct address.`;
  }
  return `PostgreSQL at ${server} does not let the desk in (${why}); check DATABASE_URL.`;
}

/** A desk's pools, and what looks at it from outside. */
export const connectionsNeeded = 16;
const forVisitors = 4; // the doctor and backups
const connectionsWithDoctor = connectionsNeeded + forVisitors;

export const tooFewConnections = (why: string): string =>
  `PostgreSQL gives the desk too few connections (${why}): it needs ${connectionsNeeded}, each further desk as many again, and the doctor and backups ${forVisitors}; alter role <its role> connection limit ${connectionsWithDoctor} (${connectionsWithDoctor + connectionsNeeded} for two desks), or raise max_connections.`;
