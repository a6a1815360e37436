/** The methods of SIP that IANA registers, and what each does to dialogs and transactions. */

export interface Method {
  /** Methods are compared case by case: RFC 3261 §7.1. */
  readonly name: string;
  /** The section that defines it, as `RFC 3261 §13`. */
  readonly spec: string;
  /** Whether a successful one outside a dialog sets up a dialog or a subscription's usage of one. */
  readonly createsDialog: boolean;
  readonly outsideDialog: boolean;
  readonly insideDialog: boolean;
  /** ACK runs in no transaction of its own: RFC 3261 §17. */
  readonly transaction: 'INVITE' | 'non-INVITE' | 'none';
  /** Whether its Contact replaces the remote target inside a dialog: RFC 3261 §12.2, RFC 6665 §3. */
  readonly targetRefresh: boolean;
  readonly body: 'usual' | 'sometimes' | 'rare';
  /** The types of body that it usually carries, the likeliest first. */
  readonly bodies: readonly string[];
}

const inviteDialogOnly = { createsDialog: false, outsideDialog: false, insideDialog: true } as const;
const noDialog = { createsDialog: false, outsideDialog: true, insideDialog: true } as const;
const newDialog = { createsDialog: true, outsideDialog: true, insideDialog: true } as const;

export const methods = [
  {
    name: 'ACK',
    spec: 'RFC 3261 §13.2.2.4',
    ...inviteDialogOnly,
    transaction: 'none',
    targetRefresh: false,
    body: 'rare',
    bodies: ['application/sdp'],
  },
  {
    name: 'BYE',
    spec: 'RFC 3261 §15.1',
    ...inviteDialogOnly,
    transaction: 'non-INVITE',
    targetRefresh: false,
    body: 'rare',
    bodies: [],
  },
  {
    name: 'CANCEL',
    spec: 'RFC 3261 §9',
    ...noDialog,
    transaction: 'non-INVITE',
    targetRefresh: false,
    body: 'rare',
    bodies: [],
  },
  {
    name: 'INFO',
    spec: 'RFC 6086 §4',
    ...inviteDialogOnly,
    transaction: 'non-INVITE',
    targetRefresh: false,
    body: 'usual',
    bodies: ['application/dtmf-relay', 'application/dtmf', 'application/media_control+xml'],
  },
  {
    name: 'INVITE',
    spec: 'RFC 3261 §13',
    ...newDialog,
    transaction: 'INVITE',
    targetRefresh: true,
    body: 'usual',
    bodies: ['application/sdp', 'multipart/mixed', 'application/isup'],
  },
  {
    name: 'MESSAGE',
    spec: 'RFC 3428 §9',
    ...noDialog,
    transaction: 'non-INVITE',
    targetRefresh: false,
    body: 'usual',
    bodies: ['text/plain', 'message/cpim', 'application/im-iscomposing+xml'],
  },
  {
    // A NOTIFY may arrive before the 2xx to its SUBSCRIBE and then sets up the dialog: RFC 6665 §4.4.1.
    name: 'NOTIFY',
    spec: 'RFC 6665 §3.2',
    createsDialog: true,
    outsideDialog: false,
    insideDialog: true,
    transaction: 'non-INVITE',
    targetRefresh: true,
    body: 'usual',
    bodies: [
      'application/pidf+xml',
      'message/sipfrag',
      'application/dialog-info+xml',
      'application/simple-message-summary',
      'application/reginfo+xml',
      'application/conference-info+xml',
    ],
  },
  {
    name: 'OPTIONS',
    spec: 'RFC 3261 §11',
    ...noDialog,
    transaction: 'non-INVITE',
    targetRefresh: false,
    body: 'rare',
    bodies: ['application/sdp'],
  },
  {
    name: 'PRACK',
    spec: 'RFC 3262 §6',
    ...inviteDialogOnly,
    transaction: 'non-INVITE',
    targetRefresh: false,
    body: 'sometimes',
    bodies: ['application/sdp'],
  },
  {
    name: 'PUBLISH',
    spec: 'RFC 3903 §11.1.1',
    ...noDialog,
    transaction: 'non-INVITE',
    targetRefresh: false,
    body: 'usual',
    bodies: ['application/pidf+xml', 'application/vq-rtcpxr'],
  },
  {
    name: 'REFER',
    spec: 'RFC 3515 §2',
    ...newDialog,
    transaction: 'non-INVITE',
    targetRefresh: true,
    body: 'rare',
    bodies: ['application/resource-lists+xml'],
  },
  {
    name: 'REGISTER',
    spec: 'RFC 3261 §10',
    createsDialog: false,
    outsideDialog: true,
    insideDialog: false,
    transaction: 'non-INVITE',
    targetRefresh: false,
    body: 'rare',
    bodies: [],
  },
  {
    name: 'SUBSCRIBE',
    spec: 'RFC 6665 §3.1',
    ...newDialog,
    transaction: 'non-INVITE',
    targetRefresh: true,
    body: 'rare',
    bodies: ['application/simple-filter+xml', 'application/resource-lists+xml'],
  },
  {
    name: 'UPDATE',
    spec: 'RFC 3311 §5',
    ...inviteDialogOnly,
    transaction: 'non-INVITE',
    targetRefresh: true,
    body: 'usual',
    bodies: ['application/sdp'],
  },
] as const satisfies readonly Method[];

export type MethodName = (typeof methods)[number]['name'];

const byName: ReadonlyMap<string, Method> = new Map(methods.map((method) => [method.name, method]));

/** RFC 3261 §7.1: the method is case-sensitive, so `invite` is none of these. */
export function methodNamed(name: string): Method | undefined {
  return byName.get(name);
}
