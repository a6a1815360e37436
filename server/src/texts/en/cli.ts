/** What the command line says, in English. */

export const cli = {
  help: `Write, check and send SIP messages.

Usage: sipwright COMMAND …

  lint FILE…   say what is wrong in .sip files, and fix it
  format FILE… make blanks and header names in .sip files even
  send FILE    send a message and show what comes back
  serve        run a local SIP server to try things on
  auth         check the credentials in a message against a password, or compute them

  sipwright COMMAND --help   says what a command takes
  sipwright --version        says which version this is
  --lang en|zh-cn            speaks this language instead of the one of LC_ALL, LC_MESSAGES or LANG`,
  'help-format': `Make blanks and header names in .sip files even: one blank behind each colon, names as their RFCs
spell them, no blanks at the ends of lines. Bodies and whatever stands under # @raw stay as they are.

Usage: sipwright format FILE… [--check] [--names keep|long|compact] [--order] [--encoding NAME]

  FILE              a .sip file; - is standard input, and goes to standard output
  --check           write nothing, and say which files would change
  --names FORM      write all header names long or compact; keep leaves each in its form
  --order           put header fields in their usual order
  --encoding NAME   how the files are encoded, as for lint

Ends with 0 when all is well, 1 when --check finds a file that would change, 2 when a file cannot be
read or written.`,
  'help-lint': `Say what is wrong in .sip files, and fix it.

Usage: sipwright lint FILE… [--fix] [--format text|json|sarif|github] [--profile NAME] …
       sipwright lint --explain RULE

  FILE                   a file that holds SIP messages; a folder, of which all .sip files count;
                         a pattern such as 'flows/**/*.sip'; - is standard input
  --fix                  apply the fixes that are safe, and write the files
  --fix-dry-run          the same, but write nothing: shows what would be left
  --format FORMAT        text; json: one array of all files and their problems; sarif: SARIF 2.1.0;
                         github: annotations of GitHub Actions
  --profile NAME         what messages are held to: must, rfc (when nothing else is said), interop,
                         ims, gb28181, all
  --select RULE,…        only these rules; * stands for any letters, and a name in full brings back
                         what the profile leaves out
  --ignore RULE,…        not these rules
  --config FILE|none     FILE instead of the nearest .siplint.json upward of each file, or none at all
  --max-warnings N       ends with 1 when there are more than N warnings
  --stdin-filename NAME  what standard input is called, and where its .siplint.json is looked for
  --explain RULE         what a rule is about, with examples
  --env NAME             which environment of sip-client.env.json counts
  --encoding NAME        how the files are encoded, such as gb18030. Else UTF-8; what is not UTF-8 is
                         read as # @charset says, or as bytes

Ends with 0 when there is no error, 1 when there is one, 2 when a file cannot be read or written.`,
  'help-send': `Send a message and show what comes back.

Usage: sipwright send FILE [--message N|NAME | --all | --tag TAG] [--var NAME=VALUE]
                           [--to TARGET] [--fresh] [--explain | --dry-run]
                           [--env NAME]
                           [--ca-file FILE] [--pin FINGERPRINT] [--cert-file FILE] [--key-file FILE]
                           [--key-log FILE] [--minimum-digest MD5|SHA-256|SHA-512-256]
                           [--format text|json] [--verbose] [--encoding NAME]

  FILE                a .sip file; - is standard input
  --message N|NAME    which message of the file: the N-th, or the one of this name or title
  --all               all messages of the file, in order, but those with # @disabled
  --tag TAG           those with this # @tag
  --var NAME=VALUE    the value of a variable, before the file's own; may stand several times
  --to TARGET         where to send it, such as udp:192.0.2.1:5060, instead of where # @target,
                      Route or the Request-URI say
  --fresh             with a new branch, Call-ID and tag, and a true Via and Content-Length
  --explain           say step by step where it would go and where its answer would come, and send nothing
  --dry-run           show what would leave, to the byte and with where each piece comes from, and send nothing
  --ca-file FILE      authorities that are believed over TLS, beside those that every system believes,
                      as PEM
  --pin FINGERPRINT   the SHA-256 fingerprint of the one certificate that is believed, whoever signed it
  --minimum-digest ALGORITHM
                      answer no challenge by a weaker algorithm
  --cert-file FILE    our own certificate, for a server that wants one: PEM or PFX
  --key-file FILE     its key as PEM, where it does not stand in the same file
  --key-log FILE      add the TLS keys to this file, so that Wireshark can read the connection
  --format json       one JSON object a line for everything that happens
  --verbose           show in full what leaves, and how the way was found
  --env NAME          which environment of sip-client.env.json counts
  --encoding NAME     how the file is encoded, as for lint

Passwords: {{$secret NAME}} is taken from the environment as SIPWRIGHT_SECRET_NAME, with the letters in
upper case and _ for any sign; the password of a # @auth without one from SIPWRIGHT_PASSWORD; what opens
the file of our certificate from SIPWRIGHT_PASSPHRASE. What is not there is asked for, where somebody
can be asked.

Ctrl-C cancels the request. A call that was answered is ended before the command ends; the NOTIFY that
follows a SUBSCRIBE or REFER is waited for.
Ends with 0 when all # @expect are met, 1 when one is not. Where there are none: 0 on a 2xx, 1 on any
other final answer. 2 when there was none or nothing could be sent. Of several messages the worst counts.`,
  'help-auth': `Check the credentials in a message against a password, or compute them. Nothing is sent.

Usage: sipwright auth check|compute FILE [--message N|NAME] [--ha1] [--env NAME] [--encoding NAME]

  check               say whether each response is right, and if not, what it would be right for
  compute             print each Authorization and Proxy-Authorization with the right response
  FILE                a .sip file; - is standard input
  --message N|NAME    which message of the file: the N-th, or the one of this name or title
  --ha1               what is given is H(user:realm:password), and not the password
  --env NAME          which environment of sip-client.env.json counts
  --encoding NAME     how the file is encoded, as for lint

The password is taken from SIPWRIGHT_PASSWORD, else asked for, else read as the first line of standard input.
It is neither printed nor kept; nor is H(A1).

Ends with 0 when all are right or computed, 1 when one is not, 2 when there are none.`,
  'help-serve': `Run a local SIP server to try things on. It can be reached from this machine only.

Usage: sipwright serve [--port N] [--host 127.0.0.1|::1] [--tls] [--cert-file FILE] [--key-file FILE]
                       [--verbose]

  --port N           the port, 5060 when absent; 0 takes one that is free
  --host HOST        one address only, instead of 127.0.0.1 and ::1
  --tls              hear TLS and WSS too, on the same port, with a certificate that is made for this run
  --cert-file FILE   the same with a certificate of yours, PEM or PFX
  --key-file FILE    its key as PEM, where it does not stand in the same file
  --verbose          show every message in full

It answers OPTIONS, REGISTER, MESSAGE, INVITE, ACK, PRACK, UPDATE, BYE, CANCEL, SUBSCRIBE, PUBLISH and
REFER over UDP, TCP and WebSocket. The user part asks for more:

  404, 486, 503 …   that answer
  silent            no answer at all
  lost              no answer to the first copy of a request, but to the second
  pending           a SUBSCRIBE that must be approved first
  ring              an INVITE that rings until it is cancelled
  fork, reliable    a call that forks; a 183 that wants a PRACK
  auth, proxy       a challenge: 401 or 407. Any user, password: secret
  auth.sha-256      another digest; auth.multi, auth.stale and more: docs/local-server.md

Ctrl-C ends it.`,

  // Why a command fails. One line each.
  'command-missing': 'Say what to do: lint, send, serve or auth. `sipwright --help` says more.',
  'unknown-command': 'There is no command {command}.[[ Did you mean {meant}?]] `sipwright --help` lists them.',
  'unknown-option': 'There is no option {option}.[[ Did you mean {meant}?]] --help lists them.',
  'missing-value': '{option} needs a value. --help says which.',
  'needless-value': '{option} takes no value.',
  'bad-word': '{value} cannot be given to {option}: it takes {words}.',
  'bad-number': '{value} cannot be given to {option}: it takes a number from {least} to {most}.',
  'bad-config': '{file} is wrong, so that no file below it is checked.',
  'cannot-read-config': '{file} cannot be read.',
  'no-files': '{file} leads to no file: a folder has no .sip file in it, or a pattern fits none.',
  'unknown-rule': 'There is no rule {rule}.[[ Did you mean {meant}?]] docs/rules.md lists them.',
  'too-many-warnings': '{count|# warning is|# warnings are} more than the {most} of --max-warnings.',
  'auth-task': 'Say what to do with the credentials: {tasks}. --help says more.',
  'no-credentials': '{file} holds no Digest credentials.',
  'file-missing': 'Say which file: `sipwright {command} FILE`.',
  'one-file': 'Only one file at a time can be sent; {file} is one too many.',
  'needless-operand': '{operand} is one too many: `sipwright {command}` takes options only.',
  'no-such-file': '{file} does not exist.',
  'is-a-folder': '{file} is a folder. Name the files in it, such as {file}/*.sip.',
  'cannot-read-by-rights': '{file} may not be read by you.',
  'cannot-write-by-rights': '{file} may not be written by you.',
  'cannot-read': '{file} cannot be read ({code}).',
  'cannot-write': '{file} cannot be written ({code}).',
  'too-big': '{file} is larger than {most} MiB.',
  'unknown-encoding': 'The encoding {encoding} is not known.',
  'wrong-encoding': '{file} is not encoded in {encoding}.',
  formatted: '{file} was formatted.',
  'would-format': '{file} would change.',
  'unencodable-fix': '{file} was left as it is: a fix has letters that do not exist in {encoding}.',
  'changed-meanwhile': '{file} was left as it is: another program has changed it meanwhile.',
  'fix-needs-file': '--fix writes files, and cannot write standard input.',
  'cannot-print': 'The output cannot be written ({code}).',
  fault: 'This is a fault of sipwright: {fault}',

  // What lint says.
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'hint',
  fix: 'Fix: {title}',
  'more-problems': '{file} has {count} more {count|problem|problems}; --format json shows all.',
  'count-error': '{count|# error|# errors}',
  'count-warning': '{count|# warning|# warnings}',
  'count-information': '{count|# note|# notes}',
  'count-hint': '{count|# hint|# hints}',
  problems: '{counts} in {files|# file|# files}.',
  'no-problems': 'Nothing is wrong in {files|# file|# files}.',
  fixable: '--fix can mend {count}.',
  'fixes-applied': '{count|# problem is|# problems are} mended.',
  'fixes-tried': '{count|# problem|# problems} would be mended.',
  withheld: '{hidden}.',

  // What --explain says.
  'explain-severity': 'Severity:    {severity}',
  'explain-basis': 'Basis:       {basis} ({why})',
  'explain-profiles': 'Profiles:    {profiles}',
  'explain-spec': 'Written in:  {spec}',
  'explain-wrong': 'Wrong:',
  'explain-right': 'Right:',
  'explain-fixes': 'Fixes:',
  'explain-safe': ' (safe: --fix applies it)',
  'explain-no-fix': 'There is no fix that could be made without guessing.',

  // What send says.
  'no-message': '{file} holds no message.',
  'which-message': '{file} holds {count} messages. Choose one by --message: {list}.',
  'no-such-message': '{file} has no message {message}. It has: {list}.',
  unsendable: '{file}:{line}:{column}: {reason}',
  'secret-missing': 'The message needs the secret {name}: set {variable}.',
  'user-missing': '{realm} asks for credentials: set {variable}.',
  'password-missing': '{realm} asks for a password: set {variable}.',
  'ask-secret': 'Secret {name}:',
  'ask-passphrase': 'Passphrase of our certificate:',
  'credentials-of': '{user} for {realm}:',
  'ask-password-of': 'Password of {user} for {realm}:',
  'ask-user': 'User for {realm}:',
  'ask-password': 'Password of {user} for {realm} at {host}:',
  'no-such-tag': '{file} has no message with # @tag {tag}.',
  'bad-variable': '--var takes name=value, not {value}.',
  'value-missing': '# @prompt asks for {name}: give it by --var {name}=value.',
  'ask-value': '{name}:',
  'ask-value-for': '{question} ({name}):',
  'ask-note': '{note} Send it? (y/n)',
  'note-question': 'The block asks before it is sent.',
  'note-told': 'note: {note}',
  'part-missing': 'there is none',
  'expected-value': 'it is {value}',
  'captured-value': '{value}',
  explained: 'It goes by {transport} to {to}, from {from}.',
  way: '{subject} goes to {transport}:{to} from {from}.',
  'by-option': 'The target is {target}, by --to.',
  again: 'again',
  unexpected: 'unexpected.',
  'from-elsewhere': 'from {peer}.',
  hears: 'Listens at {place}, over UDP, TCP, TLS and WebSocket.',
  'agent-hears': '{agent} listens at {place}, over UDP, TCP, TLS and WebSocket.',
  interrupted: 'Cancelling. Press Ctrl-C again to end at once.',

  // What serve says.
  'certificate-made': 'The certificate for TLS and WSS is made for this run. Its SHA-256 fingerprint: {fingerprint}',
  listening: 'Listening on {address}',
  'port-in-use': 'Port {port} is taken: choose another with --port, such as --port 0 for any that is free.',
  'cannot-listen': 'Port {port} cannot be listened on ({code}).',
  'not-loopback': '{host} is not 127.0.0.1 or ::1: the local server is for this machine only.',
} as const;
