/** Identifies a person of this desk, whatever number of chat accounts they have. */
export type PersonId = string;
