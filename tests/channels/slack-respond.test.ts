import { expect, test } from "vitest";
import { isOfSlack } from "../../src/channels/slack/respond.ts";

test.each([
  [null, "https://hooks.slack.com/actions/T1/2/3"],
  ["https://slack-gov.com/api/", "https://hooks.slack-gov.com/actions/T1/2/3"],
  ["http://127.0.0.1:4000/api/", "http://127.0.0.1:4000/response/1"],
  ["https://relay.example/api/", "https://hooks.slack.com/actions/T1/2/3"],
])("with the Web API at %s it is Slack that is answered at %s", (apiUrl, responseUrl) => {
  expect(isOfSlack(responseUrl, apiUrl)).toBe(true);
});

test.each([
  "http://hooks.slack.com/actions/T1/2/3",
  "https://hooks.slack.com:8443/actions/T1/2/3",
  "https://hooks.slack.com.evil.example/actions/T1/2/3",
  "https://hooks.slack.com@evil.example/actions/T1/2/3",
  "https://evil.example/?https://hooks.slack.com/",
  "http://127.0.0.1:3978/healthz",
  "http://169.254.169.254/latest/meta-data",
  "file:///etc/passwd",
  "hooks.slack.com",
  "",
])("nobody is answered at %s", (responseUrl) => {
  expect(isOfSlack(responseUrl, null)).toBe(false);
  expect(isOfSlack(responseUrl, "https://slack-gov.com/api/")).toBe(false);
});
