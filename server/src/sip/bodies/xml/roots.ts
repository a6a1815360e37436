/** The root elements of well-known XML bodies. */

export interface XmlRootType {
  /** The media type in lower case. */
  readonly type: string;
  /** The local names that the root may have. */
  readonly roots: readonly string[];
  /** Absent where the format has none, or where programs do not agree on it. */
  readonly namespace?: string;
  /** The attributes that the root must have. */
  readonly attributes?: readonly string[];
  readonly spec: string;
}

const ietf = 'urn:ietf:params:xml:ns:';

const rootTypes: readonly XmlRootType[] = [
  {
    type: 'application/pidf+xml',
    roots: ['presence'],
    namespace: `${ietf}pidf`,
    attributes: ['entity'],
    spec: 'RFC 3863 §4.1',
  },
  {
    type: 'application/pidf-diff+xml',
    roots: ['pidf-full', 'pidf-diff'],
    namespace: `${ietf}pidf-diff`,
    spec: 'RFC 5262 §3',
  },
  {
    type: 'application/watcherinfo+xml',
    roots: ['watcherinfo'],
    namespace: `${ietf}watcherinfo`,
    attributes: ['version', 'state'],
    spec: 'RFC 3858 §3',
  },
  {
    type: 'application/reginfo+xml',
    roots: ['reginfo'],
    namespace: `${ietf}reginfo`,
    attributes: ['version', 'state'],
    spec: 'RFC 3680 §5',
  },
  {
    type: 'application/dialog-info+xml',
    roots: ['dialog-info'],
    namespace: `${ietf}dialog-info`,
    attributes: ['version', 'state', 'entity'],
    spec: 'RFC 4235 §4.1',
  },
  {
    type: 'application/conference-info+xml',
    roots: ['conference-info'],
    namespace: `${ietf}conference-info`,
    attributes: ['entity'],
    spec: 'RFC 4575 §5',
  },
  {
    type: 'application/resource-lists+xml',
    roots: ['resource-lists'],
    namespace: `${ietf}resource-lists`,
    spec: 'RFC 4826 §3',
  },
  {
    type: 'application/rls-services+xml',
    roots: ['rls-services'],
    namespace: `${ietf}rls-services`,
    spec: 'RFC 4826 §4',
  },
  {
    type: 'application/rlmi+xml',
    roots: ['list'],
    namespace: `${ietf}rlmi`,
    attributes: ['uri', 'version', 'fullState'],
    spec: 'RFC 4662 §5',
  },
  {
    type: 'application/simple-filter+xml',
    roots: ['filter-set'],
    namespace: `${ietf}simple-filter`,
    spec: 'RFC 4661 §3',
  },
  {
    type: 'application/im-iscomposing+xml',
    roots: ['isComposing'],
    namespace: `${ietf}im-iscomposing`,
    spec: 'RFC 3994 §3',
  },
  { type: 'application/media_control+xml', roots: ['media_control'], spec: 'RFC 5168 §5' },
  { type: 'application/vnd.3gpp.ims+xml', roots: ['ims-3gpp'], spec: '3GPP TS 24.229 §7.6' },
  {
    type: 'application/kpml-request+xml',
    roots: ['kpml-request'],
    namespace: `${ietf}kpml-request`,
    spec: 'RFC 4730 §5',
  },
  {
    type: 'application/kpml-response+xml',
    roots: ['kpml-response'],
    namespace: `${ietf}kpml-response`,
    spec: 'RFC 4730 §5',
  },
  { type: 'message/imdn+xml', roots: ['imdn'], namespace: `${ietf}imdn`, spec: 'RFC 5438 §11' },
  {
    type: 'application/rs-metadata+xml',
    roots: ['recording', 'requestsnapshot'],
    namespace: `${ietf}recording:1`,
    spec: 'RFC 7865 §6',
  },
  {
    type: 'application/rs-metadata',
    roots: ['recording', 'requestsnapshot'],
    namespace: `${ietf}recording:1`,
    spec: 'RFC 7865 §6',
  },
  {
    type: 'application/load-control+xml',
    roots: ['load-control'],
    namespace: `${ietf}load-control`,
    spec: 'RFC 7200 §6',
  },
  { type: 'application/xcap-diff+xml', roots: ['xcap-diff'], namespace: `${ietf}xcap-diff`, spec: 'RFC 5874 §3' },
  {
    type: 'application/held+xml',
    roots: ['locationRequest', 'locationResponse', 'error'],
    namespace: `${ietf}geopriv:held`,
    spec: 'RFC 5985 §6',
  },
  { type: 'application/cpl+xml', roots: ['cpl'], namespace: `${ietf}cpl`, spec: 'RFC 3880 §2' },
  { type: 'application/manscdp+xml', roots: ['Query', 'Response', 'Notify', 'Control'], spec: 'GB/T 28181' },
];

const byType = new Map(rootTypes.map((each) => [each.type, each]));

/** What the root of a media type, given in lower case, has to be. */
export function rootTypeOf(type: string): XmlRootType | undefined {
  return byType.get(type);
}

/** The media type whose documents have such a root; nothing where a name alone does not tell. */
export function typeOfRoot(local: string, namespace: string): XmlRootType | undefined {
  return rootTypes.find((each) => each.namespace === namespace && each.roots.includes(local));
}
