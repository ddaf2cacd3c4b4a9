/**
 * The address to keep of the one known and the one told now. Where addresses are `<service>|<conversation or person>`,
 * a personal conversation (`a:…`) is never given up for a person's id: to write to the latter costs making a conversation.
 */
export const betterAddress = (known: string, told: string): string =>
  isPersonalConversation(known) && !isPersonalConversation(told) ? known : told;

const isPersonalConversation = (address: string): boolean => address.split("|")[1]?.startsWith("a:") ?? false;
