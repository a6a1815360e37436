/** What editor features say of themselves, in English. */

export const features = {
  'lens-send': 'Send',
  'lens-send-fresh': 'Send fresh',
  'outline-body': 'Body',
  'outline-defaults': 'For the whole file',
  'outline-broken': 'No start line',
  'fix-all': 'Fix everything that is safe to fix',
  'insert-answer': 'Insert the answer: {answer}',
  'switch-off': 'Switch off {rule} for this block',
} as const;
