import type { Platforms } from "../faults/platforms.ts";

const holds = (sent: unknown, token: string): boolean => JSON.stringify(sent).includes(token);

/** Whether the desk told a platform that it has taken these words. */
export function wasAcknowledged({ slack, teams }: Platforms, token: string): boolean {
  const brought = [
    ...(slack?.workspace.wire.exchanges ?? []).map(({ from, sent, status }) => ({ side: from, sent, status })),
    ...(teams?.tenant.wire.entries ?? []).map(({ from, request, result }) => ({
      side: from,
      sent: request,
      status: result,
    })),
  ];
  return brought.some(
    ({ side, sent, status }) => (side === "slack" || side === "teams") && status === 200 && holds(sent, token),
  );
}
