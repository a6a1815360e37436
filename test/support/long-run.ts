/** Whether tests try as much as `npm run hostile` is to show, which takes half an hour, or so much of it as every run can afford. */

export const isLongRun = process.env.SIPWRIGHT_LONG !== undefined;
