/** The status codes that IANA registers for SIP, with their default reason phrases. */

export interface StatusCode {
  readonly code: number;
  /** The phrase of the registry; any other text is as legal: RFC 3261 §7.2. */
  readonly phrase: string;
  readonly spec: string;
  /** The methods that it usually answers; empty for any. */
  readonly typicalMethods: readonly string[];
  /** Header fields that such a response must or should carry; of several, one is enough. */
  readonly expects: readonly string[];
  /** Deprecated by a later RFC. */
  readonly historic?: true;
}

export type StatusClass = '1xx' | '2xx' | '3xx' | '4xx' | '5xx' | '6xx';

export const statusCodes = [
  { code: 100, phrase: 'Trying', spec: 'RFC 3261 §21.1.1', typicalMethods: [], expects: [] },
  { code: 180, phrase: 'Ringing', spec: 'RFC 3261 §21.1.2', typicalMethods: ['INVITE'], expects: [] },
  { code: 181, phrase: 'Call Is Being Forwarded', spec: 'RFC 3261 §21.1.3', typicalMethods: ['INVITE'], expects: [] },
  { code: 182, phrase: 'Queued', spec: 'RFC 3261 §21.1.4', typicalMethods: ['INVITE'], expects: [] },
  { code: 183, phrase: 'Session Progress', spec: 'RFC 3261 §21.1.5', typicalMethods: ['INVITE'], expects: [] },
  {
    code: 199,
    phrase: 'Early Dialog Terminated',
    spec: 'RFC 6228 §11.1',
    typicalMethods: ['INVITE'],
    expects: ['Reason'],
  },
  { code: 200, phrase: 'OK', spec: 'RFC 3261 §21.2.1', typicalMethods: [], expects: [] },
  {
    code: 202,
    phrase: 'Accepted',
    spec: 'RFC 6665 §8.3.1',
    typicalMethods: ['MESSAGE', 'REFER', 'SUBSCRIBE'],
    expects: [],
    historic: true,
  },
  { code: 204, phrase: 'No Notification', spec: 'RFC 5839 §7.1', typicalMethods: ['SUBSCRIBE'], expects: ['Expires'] },
  { code: 300, phrase: 'Multiple Choices', spec: 'RFC 3261 §21.3.1', typicalMethods: [], expects: ['Contact'] },
  { code: 301, phrase: 'Moved Permanently', spec: 'RFC 3261 §21.3.2', typicalMethods: [], expects: ['Contact'] },
  { code: 302, phrase: 'Moved Temporarily', spec: 'RFC 3261 §21.3.3', typicalMethods: [], expects: ['Contact'] },
  { code: 305, phrase: 'Use Proxy', spec: 'RFC 3261 §21.3.4', typicalMethods: [], expects: ['Contact'] },
  { code: 380, phrase: 'Alternative Service', spec: 'RFC 3261 §21.3.5', typicalMethods: [], expects: [] },
  { code: 400, phrase: 'Bad Request', spec: 'RFC 3261 §21.4.1', typicalMethods: [], expects: [] },
  { code: 401, phrase: 'Unauthorized', spec: 'RFC 3261 §21.4.2', typicalMethods: [], expects: ['WWW-Authenticate'] },
  { code: 402, phrase: 'Payment Required', spec: 'RFC 3261 §21.4.3', typicalMethods: [], expects: [] },
  { code: 403, phrase: 'Forbidden', spec: 'RFC 3261 §21.4.4', typicalMethods: [], expects: [] },
  { code: 404, phrase: 'Not Found', spec: 'RFC 3261 §21.4.5', typicalMethods: [], expects: [] },
  { code: 405, phrase: 'Method Not Allowed', spec: 'RFC 3261 §21.4.6', typicalMethods: [], expects: ['Allow'] },
  { code: 406, phrase: 'Not Acceptable', spec: 'RFC 3261 §21.4.7', typicalMethods: [], expects: [] },
  {
    code: 407,
    phrase: 'Proxy Authentication Required',
    spec: 'RFC 3261 §21.4.8',
    typicalMethods: [],
    expects: ['Proxy-Authenticate'],
  },
  { code: 408, phrase: 'Request Timeout', spec: 'RFC 3261 §21.4.9', typicalMethods: [], expects: [] },
  { code: 410, phrase: 'Gone', spec: 'RFC 3261 §21.4.10', typicalMethods: [], expects: [] },
  {
    code: 412,
    phrase: 'Conditional Request Failed',
    spec: 'RFC 3903 §11.2.1',
    typicalMethods: ['PUBLISH'],
    expects: [],
  },
  { code: 413, phrase: 'Request Entity Too Large', spec: 'RFC 3261 §21.4.11', typicalMethods: [], expects: [] },
  { code: 414, phrase: 'Request-URI Too Long', spec: 'RFC 3261 §21.4.12', typicalMethods: [], expects: [] },
  {
    code: 415,
    phrase: 'Unsupported Media Type',
    spec: 'RFC 3261 §21.4.13',
    typicalMethods: [],
    expects: ['Accept', 'Accept-Encoding', 'Accept-Language'],
  },
  { code: 416, phrase: 'Unsupported URI Scheme', spec: 'RFC 3261 §21.4.14', typicalMethods: [], expects: [] },
  { code: 417, phrase: 'Unknown Resource-Priority', spec: 'RFC 4412 §4.6.2', typicalMethods: [], expects: [] },
  { code: 420, phrase: 'Bad Extension', spec: 'RFC 3261 §21.4.15', typicalMethods: [], expects: ['Unsupported'] },
  { code: 421, phrase: 'Extension Required', spec: 'RFC 3261 §21.4.16', typicalMethods: [], expects: ['Require'] },
  {
    code: 422,
    phrase: 'Session Interval Too Small',
    spec: 'RFC 4028 §6',
    typicalMethods: ['INVITE', 'UPDATE'],
    expects: ['Min-SE'],
  },
  {
    code: 423,
    phrase: 'Interval Too Brief',
    spec: 'RFC 3261 §21.4.17',
    typicalMethods: ['REGISTER', 'SUBSCRIBE', 'PUBLISH'],
    expects: ['Min-Expires'],
  },
  {
    code: 424,
    phrase: 'Bad Location Information',
    spec: 'RFC 6442 §4.3',
    typicalMethods: [],
    expects: ['Geolocation-Error'],
  },
  {
    code: 425,
    phrase: 'Bad Alert Message',
    spec: 'RFC 8876 §5.1',
    typicalMethods: ['INVITE', 'MESSAGE'],
    expects: ['AlertMsg-Error'],
  },
  { code: 428, phrase: 'Use Identity Header', spec: 'RFC 8224 §6.2.2', typicalMethods: [], expects: [] },
  { code: 429, phrase: 'Provide Referrer Identity', spec: 'RFC 3892 §5', typicalMethods: [], expects: [] },
  { code: 430, phrase: 'Flow Failed', spec: 'RFC 5626 §11.5', typicalMethods: [], expects: [] },
  { code: 433, phrase: 'Anonymity Disallowed', spec: 'RFC 5079 §5', typicalMethods: [], expects: [] },
  { code: 436, phrase: 'Bad Identity Info', spec: 'RFC 8224 §6.2.2', typicalMethods: [], expects: [] },
  { code: 437, phrase: 'Unsupported Credential', spec: 'RFC 8224 §6.2.2', typicalMethods: [], expects: [] },
  { code: 438, phrase: 'Invalid Identity Header', spec: 'RFC 8224 §6.2.2', typicalMethods: [], expects: [] },
  {
    code: 439,
    phrase: 'First Hop Lacks Outbound Support',
    spec: 'RFC 5626 §11.6',
    typicalMethods: ['REGISTER'],
    expects: [],
  },
  { code: 440, phrase: 'Max-Breadth Exceeded', spec: 'RFC 5393 §5.3.3', typicalMethods: [], expects: [] },
  { code: 469, phrase: 'Bad Info Package', spec: 'RFC 6086 §4.2.2', typicalMethods: ['INFO'], expects: ['Recv-Info'] },
  { code: 470, phrase: 'Consent Needed', spec: 'RFC 5360 §5.9.2', typicalMethods: [], expects: ['Permission-Missing'] },
  { code: 480, phrase: 'Temporarily Unavailable', spec: 'RFC 3261 §21.4.18', typicalMethods: [], expects: [] },
  { code: 481, phrase: 'Call/Transaction Does Not Exist', spec: 'RFC 3261 §21.4.19', typicalMethods: [], expects: [] },
  { code: 482, phrase: 'Loop Detected', spec: 'RFC 3261 §21.4.20', typicalMethods: [], expects: [] },
  { code: 483, phrase: 'Too Many Hops', spec: 'RFC 3261 §21.4.21', typicalMethods: [], expects: [] },
  { code: 484, phrase: 'Address Incomplete', spec: 'RFC 3261 §21.4.22', typicalMethods: [], expects: [] },
  { code: 485, phrase: 'Ambiguous', spec: 'RFC 3261 §21.4.23', typicalMethods: [], expects: [] },
  { code: 486, phrase: 'Busy Here', spec: 'RFC 3261 §21.4.24', typicalMethods: [], expects: [] },
  { code: 487, phrase: 'Request Terminated', spec: 'RFC 3261 §21.4.25', typicalMethods: ['INVITE'], expects: [] },
  { code: 488, phrase: 'Not Acceptable Here', spec: 'RFC 3261 §21.4.26', typicalMethods: [], expects: [] },
  {
    code: 489,
    phrase: 'Bad Event',
    spec: 'RFC 6665 §8.3.2',
    typicalMethods: ['SUBSCRIBE', 'NOTIFY', 'PUBLISH'],
    expects: [],
  },
  {
    code: 491,
    phrase: 'Request Pending',
    spec: 'RFC 3261 §21.4.27',
    typicalMethods: ['INVITE', 'UPDATE'],
    expects: [],
  },
  { code: 493, phrase: 'Undecipherable', spec: 'RFC 3261 §21.4.28', typicalMethods: [], expects: [] },
  {
    code: 494,
    phrase: 'Security Agreement Required',
    spec: 'RFC 3329 §2.3',
    typicalMethods: [],
    expects: ['Security-Server'],
  },
  { code: 500, phrase: 'Server Internal Error', spec: 'RFC 3261 §21.5.1', typicalMethods: [], expects: [] },
  { code: 501, phrase: 'Not Implemented', spec: 'RFC 3261 §21.5.2', typicalMethods: [], expects: [] },
  { code: 502, phrase: 'Bad Gateway', spec: 'RFC 3261 §21.5.3', typicalMethods: [], expects: [] },
  { code: 503, phrase: 'Service Unavailable', spec: 'RFC 3261 §21.5.4', typicalMethods: [], expects: [] },
  { code: 504, phrase: 'Server Time-out', spec: 'RFC 3261 §21.5.5', typicalMethods: [], expects: [] },
  { code: 505, phrase: 'Version Not Supported', spec: 'RFC 3261 §21.5.6', typicalMethods: [], expects: [] },
  { code: 513, phrase: 'Message Too Large', spec: 'RFC 3261 §21.5.7', typicalMethods: [], expects: [] },
  {
    code: 555,
    phrase: 'Push Notification Service Not Supported',
    spec: 'RFC 8599 §8.1',
    typicalMethods: ['REGISTER'],
    expects: [],
  },
  { code: 580, phrase: 'Precondition Failure', spec: 'RFC 3312 §8', typicalMethods: ['INVITE', 'UPDATE'], expects: [] },
  { code: 600, phrase: 'Busy Everywhere', spec: 'RFC 3261 §21.6.1', typicalMethods: [], expects: [] },
  { code: 603, phrase: 'Decline', spec: 'RFC 3261 §21.6.2', typicalMethods: [], expects: [] },
  { code: 604, phrase: 'Does Not Exist Anywhere', spec: 'RFC 3261 §21.6.3', typicalMethods: [], expects: [] },
  { code: 606, phrase: 'Not Acceptable', spec: 'RFC 3261 §21.6.4', typicalMethods: [], expects: [] },
  {
    code: 607,
    phrase: 'Unwanted',
    spec: 'RFC 8197 §4',
    typicalMethods: ['INVITE', 'MESSAGE', 'SUBSCRIBE'],
    expects: [],
  },
  {
    code: 608,
    phrase: 'Rejected',
    spec: 'RFC 8688 §3.1',
    typicalMethods: ['INVITE', 'MESSAGE', 'SUBSCRIBE'],
    expects: ['Call-Info'],
  },
] as const satisfies readonly StatusCode[];

const statusClasses: readonly StatusClass[] = ['1xx', '2xx', '3xx', '4xx', '5xx', '6xx'];

const byCode: ReadonlyMap<number, StatusCode> = new Map(statusCodes.map((status) => [status.code, status]));

export function statusCode(code: number): StatusCode | undefined {
  return byCode.get(code);
}

/** The class that the first digit gives: RFC 3261 §7.2. Nothing for what is no status code. */
export function statusClass(code: number): StatusClass | undefined {
  const digit = Math.trunc(code / 100);
  return statusClasses.find((name) => name.startsWith(`${digit}`));
}
