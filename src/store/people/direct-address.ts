/**
 * The address to keep of the one known and the one told now. Where a conversation must be opened before somebody can be
 * written to, `<service>|<person>` is the address of somebody without one, and `<service>|<conversation>|<person>` that of
 * somebody who has one. A conversation is never given up for none: to open it again costs a call.
 */
export const betterAddress = (known: string, told: string): string =>
  hasConversation(known) && !hasConversation(told) ? known : told;

const hasConversation = (address: string): boolean => address.split("|").length === 3;
