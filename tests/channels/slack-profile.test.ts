import { expect, test } from "vitest";
import { readProfile } from "../../src/channels/slack/profile.ts";

const company = { team: "T1", enterprise: null };
const told = { id: "U1", team_id: "T1", real_name: "Ann", profile: { real_name: "Ann", email: "ann@example.org" } };

test("an address counts that Slack confirmed, or says nothing else about", () => {
  const emailOf = (more: object) => readProfile({ ...told, ...more }, company).profile?.email;
  expect(emailOf({})).toBe("ann@example.org");
  expect(emailOf({ is_email_confirmed: true })).toBe("ann@example.org");
  expect(emailOf({ is_email_confirmed: false })).toBeNull();
});

test("of a guest, and where nobody has confirmed it, Slack vouches for no address", () => {
  const unvouched = (more: object) => readProfile({ ...told, ...more }, company).profile?.unvouched;
  expect(unvouched({})).toBeUndefined();
  expect(unvouched({ profile: { real_name: "Ann" } })).toBeUndefined(); // the desk may not read addresses
  expect(unvouched({ is_email_confirmed: false })).toBe(true);
  expect(unvouched({ is_restricted: true })).toBe(true);
  expect(unvouched({ is_ultra_restricted: true })).toBe(true);
});

test("the phone is the one in their profile, where they wrote one", () => {
  const phoneOf = (phone?: string | null) =>
    readProfile({ ...told, profile: { ...told.profile, phone } }, company).profile?.phone;
  expect(phoneOf("+33 1 23 45 67 89")).toBe("+33 1 23 45 67 89");
  for (const none of ["", null, undefined]) expect(phoneOf(none)).toBeUndefined();
});
