import { pino, type DestinationStream, type Logger } from "pino";

const secrets = [
  "authorization",
  "Authorization",
  "cookie",
  "token",
  "botToken",
  "appToken",
  "signingSecret",
  "password",
  "MicrosoftAppPassword",
  "email", // whose it is, an id says
];

/** JSON lines, on standard output unless told otherwise. Callers hand it ids and reasons: no tokens, no people's words. */
export function createLog(level: string, to: DestinationStream = pino.destination({ fd: 1, sync: true })): Logger {
  const redact = { paths: secrets.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: "[secret]" };
  return pino({ level, redact, serializers: { err: describeError, fault: withMeaning } }, to);
}

/** What can be searched for by whoever does not know the codes. */
const meanings: ReadonlyMap<unknown, string> = new Map([
  ["53100", "disk full"],
  ["ENOSPC", "disk full"],
]);

function withMeaning(described: object): object {
  const means = "code" in described ? meanings.get(described.code) : undefined;
  return means === undefined ? described : { means, ...described };
}

/** The job queue makes plain objects of its errors; of anything else that is no error, nothing but what kind it is. */
function messageOf(thrown: unknown): string {
  if (typeof thrown !== "object" || thrown === null) return String(thrown);
  return "message" in thrown && typeof thrown.message === "string" ? thrown.message : "an object without a message";
}

/** What libraries hang on their errors besides (requests, answers) holds tokens and people's words. */
function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { message: messageOf(error) };
  const { name, message, stack, cause } = error;
  return withMeaning({
    name,
    message,
    ...("code" in error ? { code: error.code } : {}),
    stack,
    ...(cause === undefined ? {} : { cause: describeError(cause) }),
  });
}
