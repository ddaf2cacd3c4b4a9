import { expect, test } from "vitest";
import { mistakeInAddress, plainAddress, withSetting } from "../../src/store/connection/address.ts";

test.each([
  "postgresql://guichet:secret@db.example.org:5432/guichet",
  "postgres://guichet@localhost/guichet",
  "postgresql://guichet:p%40ss%2Fw%23rd%3F@db/guichet",
  "postgresql://guichet:pass:word@db/guichet",
  "postgresql://guichet:secret@db/guichet?application_name=a@b&sslmode=verify-full",
  "postgresql://guichet:secret@/guichet?host=/run/postgresql",
  "postgresql:///guichet?host=/run/postgresql&user=guichet",
  "postgresql://guichet@%2Frun%2Fpostgresql/guichet",
  "postgresql://guichet:secret@[::1]:5432/guichet",
])("%s is an address", (address) => {
  expect(mistakeInAddress(address)).toBeNull();
});

const raw = "percent-encoded";
test.each([
  ["postgresql://guichet:p@ss@db/guichet", raw],
  ["postgresql://guichet:p/ss@db/guichet", raw],
  ["postgresql://guichet:p#ss@db/guichet", raw],
  ["postgresql://guichet:p?ss@db/guichet", raw],
  ["postgresql://guichet:p@ss/w#rd@db/guichet", raw],
  ["postgresql://guichet:p@ss/w?rd@db/guichet?sslmode=require", raw],
  ["postgresql://guichet:100%@db/guichet", "%25"],
  ["postgresql://guichet:secret@db/guichet?schema=helpdesk", "?schema="],
  ["postgresql://guichet:secret@db1,db2/guichet", "several hosts"],
  ["postgresql://guichet:secret@db1:5432,db2:5432/guichet", "several hosts"],
  ["mysql://guichet:secret@db/guichet", "is not a postgresql:// address"],
  ["db.example.org", "is not a postgresql:// address"],
])("%s is refused, and no part of it is repeated", (address, why) => {
  const mistake = mistakeInAddress(address) ?? "";
  expect(mistake).toContain(why);
  for (const part of ["p@ss", "w#rd", "w?rd", "ss@", "secret", "100%@", "db1"]) expect(mistake).not.toContain(part);
});

test.each([
  ["postgresql://db/x?sslmode=require", "postgresql://db/x?sslmode=verify-full"],
  ["postgresql://db/x?a=b&sslmode=verify-ca&c=d", "postgresql://db/x?a=b&sslmode=verify-full&c=d"],
  ["postgresql://db/x?sslmode=no-verify", "postgresql://db/x?sslmode=no-verify"],
  ["postgresql://db/x?uselibpqcompat=true&sslmode=require", "postgresql://db/x?uselibpqcompat=true&sslmode=require"],
  ["postgresql://db/x", "postgresql://db/x"],
])("%s is looked at as what pg makes of it", (address, plain) => {
  expect(plainAddress(address)).toBe(plain);
});

test.each([
  ["postgresql://db/x", "postgresql://db/x?options=-c%20a%3Db%5C%20c"],
  ["postgresql://db/x?sslmode=disable", "postgresql://db/x?sslmode=disable&options=-c%20a%3Db%5C%20c"],
  ["postgresql://db/x?options=-c%20d%3De", "postgresql://db/x?options=-c%20d%3De%20-c%20a%3Db%5C%20c"],
])("%s takes a setting", (address, more) => {
  expect(withSetting(address, "a", "b c")).toBe(more);
});
