/** The option tags that IANA registers: names of extensions that one side supports or requires. */

export type OptionTagHeader = 'Supported' | 'Require' | 'Proxy-Require' | 'Unsupported';

export interface OptionTag {
  /** In the spelling of the registry. Comparison ignores case: RFC 3261 §7.3.1. */
  readonly name: string;
  readonly spec: string;
  /** Where it may stand, the usual place first; what can be required can come back in Unsupported. */
  readonly in: readonly OptionTagHeader[];
}

export const optionTags = [
  { name: '100rel', spec: 'RFC 3262 §8.1', in: ['Supported', 'Require', 'Unsupported'] },
  { name: '199', spec: 'RFC 6228 §11.2', in: ['Supported', 'Require', 'Proxy-Require', 'Unsupported'] },
  { name: 'answermode', spec: 'RFC 5373 §4.3', in: ['Supported', 'Require', 'Unsupported'] },
  { name: 'early-session', spec: 'RFC 3959 §6', in: ['Supported', 'Require', 'Unsupported'] },
  { name: 'eventlist', spec: 'RFC 4662 §4.1', in: ['Supported', 'Require', 'Unsupported'] },
  { name: 'explicitsub', spec: 'RFC 7614 §6', in: ['Supported', 'Require', 'Unsupported'] },
  { name: 'from-change', spec: 'RFC 4916 §4.1', in: ['Supported'] },
  { name: 'geolocation-http', spec: 'RFC 6442 §4.6', in: ['Supported', 'Unsupported'] },
  { name: 'geolocation-sip', spec: 'RFC 6442 §4.6', in: ['Supported', 'Unsupported'] },
  { name: 'gin', spec: 'RFC 6140 §5.1', in: ['Require', 'Proxy-Require', 'Supported', 'Unsupported'] },
  { name: 'gruu', spec: 'RFC 5627 §4.1', in: ['Supported', 'Require', 'Unsupported'] },
  { name: 'histinfo', spec: 'RFC 7044 §6.1', in: ['Supported'] },
  { name: 'ice', spec: 'RFC 5768 §5', in: ['Require', 'Supported', 'Unsupported'] },
  { name: 'join', spec: 'RFC 3911 §7.2', in: ['Supported', 'Require', 'Unsupported'] },
  { name: 'multiple-refer', spec: 'RFC 5368 §4', in: ['Require', 'Supported', 'Unsupported'] },
  { name: 'norefersub', spec: 'RFC 4488 §4', in: ['Supported', 'Require', 'Unsupported'] },
  { name: 'nosub', spec: 'RFC 7614 §6', in: ['Supported', 'Require', 'Unsupported'] },
  { name: 'outbound', spec: 'RFC 5626 §4.2.1', in: ['Supported', 'Require', 'Unsupported'] },
  { name: 'path', spec: 'RFC 3327 §5.1', in: ['Supported', 'Require', 'Unsupported'] },
  { name: 'policy', spec: 'RFC 6794 §4.4.1', in: ['Supported', 'Require', 'Unsupported'] },
  { name: 'precondition', spec: 'RFC 3312 §11', in: ['Supported', 'Require', 'Unsupported'] },
  { name: 'pref', spec: 'RFC 3840 §12.3', in: ['Require', 'Supported', 'Proxy-Require', 'Unsupported'] },
  { name: 'privacy', spec: 'RFC 3323 §4.3', in: ['Proxy-Require', 'Unsupported'] },
  { name: 'recipient-list-invite', spec: 'RFC 5366 §3', in: ['Require', 'Supported', 'Unsupported'] },
  { name: 'recipient-list-message', spec: 'RFC 5365 §5', in: ['Require', 'Supported', 'Unsupported'] },
  { name: 'recipient-list-subscribe', spec: 'RFC 5367 §3', in: ['Require', 'Supported', 'Unsupported'] },
  { name: 'record-aware', spec: 'RFC 7866 §6.1.2', in: ['Supported'] },
  { name: 'replaces', spec: 'RFC 3891 §6.2', in: ['Supported', 'Require', 'Unsupported'] },
  { name: 'resource-priority', spec: 'RFC 4412 §3.4', in: ['Supported', 'Require', 'Proxy-Require', 'Unsupported'] },
  { name: 'sdp-anat', spec: 'RFC 4092 §5', in: ['Require', 'Supported', 'Unsupported'] },
  { name: 'sec-agree', spec: 'RFC 3329 §2.3.1', in: ['Require', 'Proxy-Require', 'Supported', 'Unsupported'] },
  { name: 'siprec', spec: 'RFC 7866 §6.1.1', in: ['Require', 'Unsupported'] },
  { name: 'tdialog', spec: 'RFC 4538 §3', in: ['Supported', 'Require', 'Unsupported'] },
  { name: 'timer', spec: 'RFC 4028 §7.1', in: ['Supported', 'Require', 'Proxy-Require', 'Unsupported'] },
  { name: 'trickle-ice', spec: 'RFC 8840 §10.6', in: ['Supported', 'Require', 'Unsupported'] },
  { name: 'uui', spec: 'RFC 7433 §6.6', in: ['Supported', 'Require', 'Unsupported'] },
] as const satisfies readonly OptionTag[];

const byName: ReadonlyMap<string, OptionTag> = new Map(optionTags.map((tag) => [tag.name, tag]));

export function optionTag(name: string): OptionTag | undefined {
  return byName.get(name.toLowerCase());
}
