/** The files of folders that lie on this machine's disks, read by the server itself. */

import { fileReaderFor } from '../host/files.ts';
import { filesIn } from '../host/folder-files.ts';
import type { Session } from './session.ts';

const onDisk = /^file:/iu;

/** Lets the session read them; what lies elsewhere it is still handed. */
export function readFromDisk(session: Session): void {
  const { filesFor, filesIn: handedIn } = session;
  session.filesFor = (uri) => (onDisk.test(uri) ? fileReaderFor(uri, session.folders) : filesFor(uri));
  session.isReadable = ({ uri }, path) => (session.trusted ? session.filesFor(uri)?.isReadable(path) : undefined);
  session.filesIn = (folder, ending) => (onDisk.test(folder) ? filesIn(folder, ending) : handedIn(folder, ending));
}
