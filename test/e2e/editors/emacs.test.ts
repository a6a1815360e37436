/** Emacs with Eglot, set up as the manual says: it shows what is wrong, explains, and renames. */

import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { configurations, type Place, placeFor, request } from './support.ts';

/** Without a window the hook that starts Eglot, and the timers of Flymake, run only when they are told to. */
const script = `
(require 'eglot)
(defun wait-for (is-there)
  (let ((left 300))
    (while (and (> left 0) (not (funcall is-there)))
      (accept-process-output nil 0.1)
      (setq left (1- left)))))
(find-file "call.sip")
(run-hooks 'post-command-hook)
(wait-for #'flymake-diagnostics)
(dolist (each (flymake-diagnostics))
  (message "diagnostic: %s in line %d" (flymake-diagnostic-text each) (line-number-at-pos (flymake-diagnostic-beg each))))
(goto-char (point-min))
(search-forward "who")
(eglot-rename "callee")
(save-buffer)
(kill-emacs)
`;

let place: Place;

before(() => {
  place = placeFor('emacs');
});

test('a mistake is shown, and a variable renamed', async () => {
  place.write('call.sip', `@who = bob\n${request.replaceAll('bob@', '{{who}}@')}`);
  const [setup = ''] = configurations('Emacs', place.server, 5060);
  const files = [place.write('setup.el', setup), place.write('driver.el', script)];
  const said = await place.run('emacs', ['--batch', '-q', ...files.flatMap((file) => ['-l', file])]);
  assert.match(said, /^diagnostic: .*CSeq says INVITE, but the request is OPTIONS.* in line 8$/mu);
  assert.match(place.read('call.sip'), /^@callee = bob\nOPTIONS sip:\{\{callee\}\}@[\s\S]*<sip:\{\{callee\}\}@/u);
});
