/**
 * An e-mail address as two platforms may compare it. Of letters only A to Z have a lower case here: others that look like one
 * of them in lower case, such as the Kelvin sign, are in another person's address.
 */
export const foldEmail = (email: string): string => email.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());
