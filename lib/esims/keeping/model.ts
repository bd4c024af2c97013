export const LONGEST_LABEL = 40;
export const LONGEST_NOTE = 500;
