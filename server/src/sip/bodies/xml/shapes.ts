/** What elements and attributes of well-known XML bodies may hold, where their schemas list it. */

/** A list of words, or a kind of value that another table explains. */
export type XmlForm = readonly string[] | 'number' | 'uri' | 'boolean' | 'quality' | 'status-code';

export interface XmlShape {
  /** The local name of an element in the namespace of the root. */
  readonly element: string;
  /** The local name of the element around it, where that decides. */
  readonly within?: string;
  /** Attributes that it must have. */
  readonly needs?: readonly string[];
  /** Elements that must stand in it. */
  readonly holds?: readonly string[];
  /** The elements that may stand in it, beside those that others add. */
  readonly allows?: readonly string[];
  readonly attributes?: Readonly<Record<string, XmlForm>>;
  /** What stands between its tags. */
  readonly text?: XmlForm;
}

export interface XmlShapes {
  readonly type: string;
  readonly spec: string;
  readonly shapes: readonly XmlShape[];
}

const states = ['full', 'partial', 'deleted'];

const all: readonly XmlShapes[] = [
  {
    type: 'application/dialog-info+xml',
    spec: 'RFC 4235 §4.4',
    shapes: [
      { element: 'dialog-info', attributes: { version: 'number', entity: 'uri' } },
      { element: 'dialog', needs: ['id'], attributes: { direction: ['initiator', 'recipient'] } },
      {
        element: 'state',
        text: ['trying', 'proceeding', 'early', 'confirmed', 'terminated'],
        attributes: {
          event: ['cancelled', 'rejected', 'replaced', 'local-bye', 'remote-bye', 'error', 'timeout'],
          code: 'status-code',
        },
      },
      { element: 'duration', text: 'number' },
    ],
  },
  {
    type: 'application/reginfo+xml',
    spec: 'RFC 3680 §5.4',
    shapes: [
      { element: 'reginfo', attributes: { version: 'number' } },
      {
        element: 'registration',
        needs: ['aor', 'id', 'state'],
        attributes: { aor: 'uri', state: ['init', 'active', 'terminated'] },
      },
      {
        element: 'contact',
        needs: ['id', 'state', 'event'],
        holds: ['uri'],
        attributes: {
          state: ['active', 'terminated'],
          event: [
            'registered',
            'created',
            'refreshed',
            'shortened',
            'expired',
            'deactivated',
            'probation',
            'unregistered',
            'rejected',
          ],
          q: 'quality',
          expires: 'number',
          'retry-after': 'number',
          'duration-registered': 'number',
        },
      },
      { element: 'uri', within: 'contact', text: 'uri' },
    ],
  },
  {
    type: 'application/watcherinfo+xml',
    spec: 'RFC 3858 §3',
    shapes: [
      { element: 'watcherinfo', attributes: { version: 'number', state: ['full', 'partial'] } },
      { element: 'watcher-list', needs: ['resource', 'package'] },
      {
        element: 'watcher',
        needs: ['id', 'status', 'event'],
        attributes: {
          status: ['pending', 'active', 'waiting', 'terminated'],
          event: ['subscribe', 'approved', 'deactivated', 'probation', 'rejected', 'timeout', 'giveup', 'noresource'],
          expiration: 'number',
          'duration-subscribed': 'number',
        },
      },
    ],
  },
  {
    type: 'application/conference-info+xml',
    spec: 'RFC 4575 §5',
    shapes: [
      { element: 'conference-info', attributes: { version: 'number', state: states, entity: 'uri' } },
      { element: 'user', attributes: { state: states } },
      { element: 'endpoint', attributes: { state: states } },
      {
        element: 'status',
        within: 'endpoint',
        text: [
          'pending',
          'dialing-out',
          'dialing-in',
          'alerting',
          'on-hold',
          'connected',
          'muted-via-focus',
          'disconnecting',
          'disconnected',
        ],
      },
      { element: 'status', within: 'media', text: ['sendrecv', 'sendonly', 'recvonly', 'inactive'] },
      { element: 'joining-method', text: ['dialed-in', 'dialed-out', 'focus-owner'] },
      { element: 'disconnection-method', text: ['departed', 'booted', 'failed', 'busy'] },
    ],
  },
  {
    type: 'application/rlmi+xml',
    spec: 'RFC 4662 §5',
    shapes: [
      { element: 'list', attributes: { version: 'number', fullState: 'boolean', uri: 'uri' } },
      { element: 'resource', needs: ['uri'] },
      { element: 'instance', needs: ['id', 'state'], attributes: { state: ['active', 'pending', 'terminated'] } },
    ],
  },
  {
    type: 'application/resource-lists+xml',
    spec: 'RFC 4826 §3.4',
    shapes: [
      {
        element: 'entry',
        needs: ['uri'],
        // RFC 5364 §4: of another namespace, under whatever prefix.
        attributes: { uri: 'uri', copyControl: ['to', 'cc', 'bcc'] },
      },
      { element: 'entry-ref', needs: ['ref'] },
    ],
  },
  {
    type: 'application/kpml-request+xml',
    spec: 'RFC 4730 §5',
    shapes: [
      { element: 'kpml-request', needs: ['version'] },
      { element: 'pattern', attributes: { persist: ['one-shot', 'persist', 'single-notify'] } },
    ],
  },
  {
    type: 'application/kpml-response+xml',
    spec: 'RFC 4730 §5',
    shapes: [{ element: 'kpml-response', needs: ['version', 'code', 'text'], attributes: { code: 'status-code' } }],
  },
  {
    type: 'application/im-iscomposing+xml',
    spec: 'RFC 3994 §4',
    shapes: [
      { element: 'isComposing', holds: ['state'] },
      { element: 'state', text: ['active', 'idle'] },
      { element: 'refresh', text: 'number' },
    ],
  },
  {
    type: 'message/imdn+xml',
    spec: 'RFC 5438 §11',
    shapes: [
      {
        element: 'imdn',
        holds: ['message-id', 'datetime'],
        allows: ['delivery-notification', 'display-notification', 'processing-notification', 'original-recipient-uri'],
      },
      {
        element: 'status',
        allows: ['delivered', 'failed', 'displayed', 'processed', 'stored', 'forbidden', 'error'],
      },
    ],
  },
  {
    type: 'application/media_control+xml',
    spec: 'RFC 5168 §5',
    shapes: [
      { element: 'media_control', allows: ['vc_primitive', 'general_error'] },
      { element: 'vc_primitive', allows: ['to_encoder', 'stream_id'] },
      { element: 'to_encoder', allows: ['picture_fast_update'] },
    ],
  },
  ...['application/rs-metadata+xml', 'application/rs-metadata'].map((type) => ({
    type,
    spec: 'RFC 7865 §6',
    shapes: [
      { element: 'datamode', text: ['complete', 'partial'] },
      { element: 'session', needs: ['session_id'] },
      { element: 'participant', needs: ['participant_id'] },
      { element: 'stream', needs: ['stream_id'] },
    ],
  })),
];

const byType: ReadonlyMap<string, XmlShapes> = new Map(all.map((each) => [each.type, each]));

/** What is known of the elements of a media type, given in lower case. */
export function xmlShapesOf(type: string): XmlShapes | undefined {
  return byType.get(type);
}
