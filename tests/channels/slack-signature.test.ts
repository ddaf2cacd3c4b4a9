import { createHmac } from "node:crypto";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { whyNotSigned } from "../../src/channels/slack/signature.ts";

// The example of https://docs.slack.dev/authentication/verifying-requests-from-slack
const secret = "8f742231b10e8888abcd99yyyzzz85a5";
const at = 1_531_420_618;
const body =
  "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V" +
  "&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=" +
  "&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN" +
  "&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c";
const signature = "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503";
const headers = { "x-slack-signature": signature, "x-slack-request-timestamp": String(at) };

const refusal = (sent: Readonly<Record<string, string>>, { now = at, text = body } = {}) =>
  whyNotSigned({ secret, now: now * 1_000 }, { ...headers, ...sent }, Buffer.from(text));

const signedWith = (key: string, timestamp: string, text: string) =>
  `v0=${createHmac("sha256", key).update(`v0:${timestamp}:${text}`).digest("hex")}`;

describe("a request of Slack's", () => {
  test("is known by the example that Slack gives", () => {
    expect(refusal({})).toBeNull();
  });

  test("may be five minutes old, or as much ahead of this machine's clock, and no more", () => {
    expect([-301, -300, 300, 301].map((seconds) => refusal({}, { now: at + seconds }))).toEqual([
      "signed more than five minutes ago",
      null,
      null,
      "signed more than five minutes ago",
    ]);
  });

  test("is refused with one byte changed, in body or signature", () => {
    const places = (text: string) => fc.nat({ max: text.length - 1 });
    const changed = (text: string, place: number) =>
      text.slice(0, place) + (text[place] === "0" ? "1" : "0") + text.slice(place + 1);
    fc.assert(
      fc.property(places(body), (place) => {
        expect(refusal({}, { text: changed(body, place) })).toBe("signed by somebody else");
      }),
    );
    fc.assert(
      fc.property(places(signature), (place) => {
        expect(refusal({ "x-slack-signature": changed(signature, place) })).toBe("signed by somebody else");
      }),
    );
  });

  test("is refused whatever else stands where signature and time should", () => {
    const anything = fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom("", "v0=", "v0", "undefined", "null"));
    fc.assert(
      fc.property(anything, (words) => {
        expect(refusal({ "x-slack-signature": words })).not.toBeNull();
        expect(refusal({ "x-slack-request-timestamp": words })).not.toBeNull();
      }),
    );
  });

  test.each([` ${at}`, `${at}.0`, "1e9", "-1", "0x5b47a9ca", "", "1".repeat(13)])(
    "is refused with the time %j, though it is signed with it",
    (timestamp) => {
      const sent = { "x-slack-signature": signedWith(secret, timestamp, body), "x-slack-request-timestamp": timestamp };
      expect(refusal(sent)).toBe("no time in its signature");
    },
  );

  test("is refused with no header, and with one that came as a list", () => {
    expect(whyNotSigned({ secret, now: at * 1_000 }, {}, Buffer.from(body))).toBe("not signed");
    const listed = { ...headers, "x-slack-signature": [signature, signature] };
    expect(whyNotSigned({ secret, now: at * 1_000 }, listed, Buffer.from(body))).toBe("not signed");
  });

  test("is refused when another secret signed it", () => {
    const sent = { "x-slack-signature": signedWith("", String(at), body) };
    expect(refusal(sent)).toBe("signed by somebody else");
  });
});
