/** What is seen of a message while it is read, sent and answered, in one window; the pictures of the manuals are taken on the way. */

import './seen/reading.ts';
import './seen/language.ts';
import './seen/answers.ts';
import './seen/accounts.ts';
import './seen/scene.ts';
import './seen/wire.ts';
import './seen/themes.ts';
