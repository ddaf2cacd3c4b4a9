import { expect, test } from "vitest";
import { withoutWords } from "../../src/doctor/without-words.ts";

test.each([
  [
    `Unexpected token 'm', "my password is"... is not valid JSON`,
    "Unexpected token [quoted], [quoted]... is not valid JSON",
  ],
  ["the queue “layoffs” is\nempty", "the queue [quoted] is\nempty"],
  ['it begins "with\ntwo lines" here', "it begins [quoted] here"],
  [
    'it begins "and never ends\n    at run (file:///srv/src/a.ts:1:2)',
    "it begins [quoted]\n    at run (file:///srv/src/a.ts:1:2)",
  ],
  ["the platform doesn't answer, and isn't asked again", "the platform doesn't answer, and isn't asked again"],
  ["https://smba.example/emea/tenant/19:secret", "https://smba.example"],
  ["https://a.example:8443?key=1 and http://b.example#x", "https://a.example:8443 and http://b.example"],
  ["postgres://desk:a/b@c@db.example/desk", "postgres://[address]"],
  ["mailto mona@example.org", "mailto [address]"],
  ["connect ECONNREFUSED 127.0.0.1:5432", "connect ECONNREFUSED 127.0.0.1:5432"],
])("of %j an engineer reads %j", (logged, told) => {
  expect(withoutWords(logged)).toBe(told);
});
