/** What editor features say of themselves, in English. */

export const features = {
  'lens-send': 'Send',
  'lens-send-fresh': 'Send fresh',
  'outline-body': 'Body',
  'outline-defaults': 'For the whole file',
  'outline-broken': 'No start line',
  'fix-all': 'Fix everything that is safe to fix',
  'insert-answer': 'Insert the answer: {answer}',
  'complete-mandatory': 'All mandatory header fields',
  'complete-variable': 'A variable of this block, or of the file where no message follows',
  'hint-size': '= {size}',
  'hint-with': 'with {count|its final line end|# final line ends}',
  'hint-without': 'without its final line end',
  'hint-lf': 'its lines end in LF',
  'presence-m': 'mandatory',
  'presence-m*': 'recommended',
  'presence-t': 'mandatory over TCP and TLS',
  'presence-*': 'mandatory with a body',
  'presence-c': 'conditional',
  'presence-o': 'optional',
  'switch-off': 'Switch off {rule} for this block',
} as const;
