/** The AlertMsg-Error header field: what was wrong with an alert that a MESSAGE carried. */

import { integerParams } from '../values/integer-params.ts';
import { alertErrors } from '../vocabularies/alert-errors.ts';
import { wordOf } from '../vocabularies/words.ts';
import { defineHeader } from './header.ts';

export const AlertMsgError = defineHeader({
  name: 'AlertMsg-Error',
  spec: 'RFC 8876 §5.2',
  repeat: 'once',
  where: {
    response: { o: 'INVITE MESSAGE' },
    425: { m: 'INVITE MESSAGE' },
  },
  params: {
    message: { spec: 'RFC 8876 §5.2' },
    code: { spec: 'RFC 8876 §10.4' },
  },
  words: wordOf(alertErrors),
  example: '100;message="Cannot process the alert payload"',
  parse: integerParams,
});
