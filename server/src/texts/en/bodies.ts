/** What is said of lines and headers in bodies, in English. */

export const cpimHeaders = {
  From: 'Who wrote the message. A gateway leaves it as it is, other than the From of SIP.',
  To: 'For whom the message is.',
  cc: 'Who else gets the message.',
  DateTime: 'When the message was sent.',
  Subject: 'What the message is about, perhaps in several languages.',
  NS: 'Gives a prefix to the headers of an extension, such as those of delivery reports (IMDN).',
  Require: 'Headers that the receiver must understand, or refuse the message.',
} as const;

export const bodyLines = {
  'messages-waiting': 'Whether there are new messages: yes or no. Telephones light their lamp by it.',
  'message-account': 'Whose mailbox it is, as a URI that can be called.',
  'voice-message': 'Voice messages: new/old, and behind them in brackets how many of these are urgent.',
  'video-message': 'Video messages: new/old, and behind them in brackets how many of these are urgent.',
  'fax-message': 'Faxes: new/old, and behind them in brackets how many of these are urgent.',
  'pager-message': 'Short messages: new/old, and behind them in brackets how many of these are urgent.',
  'multimedia-message': 'Messages of several media: new/old, and behind them in brackets how many of these are urgent.',
  'text-message': 'E-mails and other texts: new/old, and behind them in brackets how many of these are urgent.',
  none: 'Messages of no kind in particular: new/old, and behind them in brackets how many of these are urgent.',
  signal: 'Which key was pressed: 0 to 9, *, #, A to D.',
  duration: 'How long it was pressed, in milliseconds.',
} as const;
