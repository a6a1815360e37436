/** The extension from its sources, in one window. */

import './sources/reading.ts';
import './sources/language.ts';
import './sources/answers.ts';
import './sources/accounts.ts';
import './sources/scene.ts';
import './sources/wire.ts';
import './sources/themes.ts';
