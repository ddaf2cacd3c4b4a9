/** Marks that draw nothing by themselves, the blank of Braille among them. */
const seen = /[^\s\p{Cc}\p{Cf}\p{Cs}\p{M}\p{Default_Ignorable_Code_Point}\u2800]/u;

/** Whether anything of these words is seen on a screen. */
export const isVisible = (words: string): boolean => seen.test(words);
