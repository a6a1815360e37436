/** What a directive is, and the table of all of them. */

/** What a directive's value looks like: none, words of a fixed list, a time such as `200ms`, one path, or text of a form of its own. */
export type DirectiveValue = 'none' | 'words' | 'time' | 'path' | 'text';

export interface DirectiveDefinition {
  /** In kebab-case; camelCase and any case are understood. */
  readonly key: string;
  readonly value: DirectiveValue;
  /** The words of a `words` value, the usual one first. */
  readonly words?: readonly string[];
  /** How the value is written, for completion and hover; `<…>` is to be filled in, `[…]` may be left out. */
  readonly form: string;
  /** True when the directive may stand without its value. */
  readonly optional?: true;
  /** True when it may stand several times in a block. */
  readonly many?: true;
  /** True when it counts for the whole file where it stands in a block without message. */
  readonly inherited?: true;
  /** A line that is right, run as a test. */
  readonly example: string;
}

const lineEnds = ['crlf', 'lf', 'cr', 'asis'] as const;

export const directives: readonly DirectiveDefinition[] = [
  { key: 'name', value: 'text', form: '<name>', example: '# @name register' },
  { key: 'title', value: 'text', form: '<text>', example: '# @title Alice registers' },
  { key: 'tag', value: 'text', form: '<tag>[, <tag>]', many: true, example: '# @tag smoke, nightly' },
  {
    key: 'target',
    value: 'text',
    form: '<transport>:<host>:<port>',
    inherited: true,
    example: '# @target udp:127.0.0.1:5060',
  },
  { key: 'local', value: 'text', form: '[<address>]:<port>', inherited: true, example: '# @local 127.0.0.1:5070' },
  {
    key: 'auth',
    value: 'text',
    form: '<user> {{$secret <name>}}',
    inherited: true,
    many: true,
    example: '# @auth alice {{$secret alice}}',
  },
  {
    key: 'auth-ha1',
    value: 'text',
    form: '<user> {{$secret <name>}}',
    inherited: true,
    many: true,
    example: '# @auth-ha1 alice {{$secret alice-ha1}}',
  },
  { key: 'timeout', value: 'time', form: '<time>', inherited: true, example: '# @timeout 5s' },
  { key: 't1', value: 'time', form: '<time>', inherited: true, example: '# @t1 500ms' },
  {
    key: 'retransmit',
    value: 'words',
    words: ['full', 'once', 'off'],
    form: 'full|once|off',
    inherited: true,
    example: '# @retransmit once',
  },
  { key: 'ack', value: 'words', words: ['auto', 'off'], form: 'auto|off', inherited: true, example: '# @ack off' },
  { key: 'raw', value: 'words', words: ['chomp'], form: '[chomp]', optional: true, example: '# @raw chomp' },
  { key: 'escapes', value: 'none', form: '', example: '# @escapes' },
  { key: 'eol', value: 'words', words: lineEnds, form: lineEnds.join('|'), inherited: true, example: '# @eol lf' },
  {
    key: 'eol-body',
    value: 'words',
    words: lineEnds,
    form: lineEnds.join('|'),
    inherited: true,
    example: '# @eol-body asis',
  },
  { key: 'charset', value: 'text', form: '<charset>', inherited: true, example: '# @charset gb18030' },
  { key: 'send-file', value: 'path', form: '<path>', example: '# @send-file ./message.bin' },
  {
    key: 'lint',
    value: 'text',
    form: 'off <rule>[ <rule>]',
    inherited: true,
    many: true,
    example: '# @lint off missing-max-forwards',
  },
  {
    key: 'expect',
    value: 'text',
    form: '<subject> <operator> [<value>]',
    many: true,
    example: '# @expect status == 200',
  },
  {
    key: 'capture',
    value: 'text',
    form: '<name> = <subject>',
    many: true,
    example: '# @capture toTag = header To;tag',
  },
  { key: 'ref', value: 'text', form: '<name>', many: true, example: '# @ref register' },
  { key: 'force-ref', value: 'text', form: '<name>', many: true, example: '# @force-ref register' },
  {
    key: 'import',
    value: 'path',
    form: '<path>',
    many: true,
    inherited: true,
    example: '# @import ./ids.sip',
  },
  {
    key: 'loop',
    value: 'text',
    form: 'for <count>|for <name> of <path>',
    example: '# @loop for user of ./users.csv',
  },
  { key: 'sleep', value: 'time', form: '<time>', example: '# @sleep 200ms' },
  { key: 'disabled', value: 'text', form: '[<condition>]', optional: true, example: '# @disabled' },
  {
    key: 'note',
    value: 'text',
    form: '[<text>]',
    optional: true,
    example: '# @note Unplug the phone first',
  },
  {
    key: 'prompt',
    value: 'text',
    form: '<name> [<description>]',
    many: true,
    inherited: true,
    example: '# @prompt user Who registers?',
  },
  {
    key: 'prompt-secret',
    value: 'text',
    form: '<name> [<description>]',
    many: true,
    inherited: true,
    example: '# @prompt-secret pin The PIN of the phone',
  },
  { key: 'as', value: 'text', form: '<agent>', example: '# @as alice' },
  {
    key: 'recv',
    value: 'text',
    form: '<method or status>[, …]',
    many: true,
    example: '# @recv 180|183, 200',
  },
  { key: 'reply-to', value: 'text', form: 'last|<method>|<name>', example: '# @reply-to last' },
];
