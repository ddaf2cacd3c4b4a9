/** Posts to a response_url: at Slack, and nowhere else. A form carries one along, for which Slack does not sign. */
export type Respond = (responseUrl: string, body: object) => Promise<void>;

/** @param apiUrl of the Web API; null: Slack's own */
export const respondAt =
  (apiUrl: string | null): Respond =>
  async (responseUrl, body) => {
    if (!isOfSlack(responseUrl, apiUrl)) throw new Error("response_url leads out of Slack");
    const answer = await fetch(responseUrl, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
      redirect: "error",
      signal: AbortSignal.timeout(10_000),
    });
    if (!answer.ok) throw new Error(`response_url answered ${answer.status}`);
  };

/** `hooks.slack.com` answers for `slack.com`, and its like for another Slack. */
export function isOfSlack(responseUrl: string, apiUrl: string | null): boolean {
  if (!URL.canParse(responseUrl)) return false;
  const api = new URL(apiUrl ?? "https://slack.com/api/");
  const own = ["https://hooks.slack.com", `${api.protocol}//hooks.${api.host}`, api.origin];
  return own.includes(new URL(responseUrl).origin);
}
