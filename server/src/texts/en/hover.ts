/** The words with which hovers lay out what is known, in English. */

export const hover = {
  kind: {
    method: 'method',
    status: 'status code',
    header: 'header field',
    'header-param': 'parameter of {owner}',
    'uri-param': 'URI parameter',
    'option-tag': 'option tag',
    scheme: 'URI scheme',
    directive: 'directive',
    function: 'function',
    rule: 'rule',
    variable: 'variable',
    reference: 'part of an earlier message',
  },
  'between-names': ', ',
  'between-clauses': '; ',
  historic: 'Deprecated.',
  unregistered: 'In use, but in no registry of IANA.',
  compact: 'compact form {compact}',
  example: 'Example: {example}',
  form: 'Written as {form}',
  where: '{place}: {presences}',
  values: 'Values: {values}',
  flag: 'Stands without a value.',

  // How often a header field may stand.
  'repeat-once': 'At most once in a message.',
  'repeat-list': 'Several values, in one line between commas or in lines of their own.',
  'repeat-rows': 'Several times, each in a line of its own; never joined by commas.',

  // Where a header field may stand.
  'place-request': 'Requests',
  'place-response': 'Responses',
  'place-any': 'Requests and responses',
  'place-copied': 'Requests, and copied from there into the response',
  'place-other': '{place} responses',
  'presence-m': 'mandatory in {methods}',
  'presence-m*': 'should stand in {methods}',
  'presence-o': 'optional in {methods}',
  'presence-c': 'depends on the message in {methods}',
  'presence-t': 'mandatory over streams, recommended elsewhere, in {methods}',
  'presence-*': 'mandatory with a body in {methods}',
  'presence--': 'never',
  'all-methods': 'all methods',
  'all-but': 'all methods but {methods}',

  // What a method does.
  'method-creates': 'Sets up a dialog, and is sent inside dialogs too.',
  'method-anywhere': 'Outside and inside dialogs; it sets up none.',
  'method-first': 'Only inside a dialog, which the first one may set up.',
  'method-inside': 'Only inside a dialog.',
  'method-outside': 'Only outside dialogs.',
  'method-no-transaction': 'Follows an INVITE, inside a dialog or not; it is never answered.',
  'method-bodies': 'Usual body: {types}',

  'status-answers': 'Usually answers {methods}',
  'status-expects': 'Comes with {fields}',
  'option-tag-in': 'Stands in {fields}',
  'uri-param-schemes': 'Of {schemes} URIs',
  'scheme-port': 'Port {port} where none is written.',
  'scheme-not-requested': 'No request can be addressed to it.',

  'variable-value': 'Its value is {value}',
  'variable-unknown': 'Nothing in this file gives it a value.',
  reference: 'Taken from {block} once that was sent.',
} as const;
