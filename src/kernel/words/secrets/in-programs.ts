import { groupsIn, type FoundSecret } from "./secret.ts";

/** `scheme://user:password@host`; up to the last `@` before the path. */
const inAddress = /:\/\/[^\s:@/?#]{0,100}:([^\s/?#]{1,100})@/dg;
/** `--password=…`, `--http-password …`. */
const option = /(?<![\w-])--?(?:[a-z]{1,15}-)?(?:password|passwd|pass|pwd)[= ]["']?([^\s"']{3,100})/dgi;
const commands = [
  /\bcurl\s(?:[^\n]{0,80}?\s)?(?:-u|--user)\s?["']?[^\s:"']{1,60}:([^\s"']{3,100})/dg,
  /\b(?:mysql|mysqldump|mysqladmin|mariadb)\s(?:[^\n]{0,80}?\s)?-p["']?([^\s"']{3,100})/dg,
  /\b(?:sshpass|psexec|plink|pscp)\s(?:[^\n]{0,80}?\s)?-pw?\s?["']?([^\s"']{3,100})/dg,
  /\bnet\suser\s[^\s/]{1,60}\s([^\s/]{3,100})/dgi,
  /\bConvertTo-SecureString\s(?:-String\s)?["']([^\n"']{3,100})/dgi,
];

/** Passwords in addresses and in the commands of programs. */
export const findInPrograms = (text: string): readonly FoundSecret[] =>
  [inAddress, option, ...commands].flatMap((pattern) => groupsIn(text, pattern, "password"));
