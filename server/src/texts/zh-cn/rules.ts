/** What is said of each rule, in Simplified Chinese. */

export const rules = {} as const;
