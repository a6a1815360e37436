/** Why a value could not be read, in Simplified Chinese. */

export const syntax = {} as const;
