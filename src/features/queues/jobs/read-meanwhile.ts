import type { AgentsChannel, TicketReader } from "../../../desk/reader.ts";
import { done, type Tried } from "../../../worker/deps.ts";

/** A channel whose members are read, and its version before that. */
export interface ChannelRead {
  readonly channel: AgentsChannel;
  readonly version: string | null;
}

/**
 * Another job wrote of the channel while this one asked the platform. Which of them knows the members better is not known:
 * the channel is read again. One that is no longer the queue's is not.
 */
export const readMeanwhile = async (store: Pick<TicketReader, "channelVersion">, of: AgentsChannel): Promise<Tried> =>
  (await store.channelVersion(of)) === null
    ? done
    : { result: "retry", after: 100, reason: "the channel was read meanwhile", unsent: true };
