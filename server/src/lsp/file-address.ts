/** Addresses of files, reckoned from the address of a document and without a look at any disk. */

/** Half of a surrogate pair, which no address can hold. */
const loneHalf = /\p{Cs}/gu;

/** The innermost open folder around a document, else its own folder: where files are read from when it is sent. */
export function rootOf(documentUri: string, folders: readonly string[]): string | undefined {
  const place = normal(documentUri);
  const holding = folders
    .map((folder) => normal(folder.endsWith('/') ? folder : `${folder}/`))
    .filter((folder) => folder !== undefined && place?.startsWith(folder) === true)
    .sort((one, other) => (other?.length ?? 0) - (one?.length ?? 0));
  return holding[0] ?? normal('.', documentUri);
}

/** A path as it is written in a document, to be resolved from there. On Windows `\` parts folders too. */
export function addressOfPath(path: string, documentUri: string): string {
  const isWindows = /^file:\/{3}[a-z](?::|%3a)/iu.test(documentUri);
  const parts = (isWindows ? path.replaceAll('\\', '/') : path).split('/');
  const address = parts.map((part) => encodeURIComponent(part.replaceAll(loneHalf, '\u{fffd}'))).join('/');
  return address.startsWith('/') ? address : `./${address}`;
}

/** An address without `.` and `..`; nothing where there can be none, as beside a document that was never saved. */
export function normal(address: string, base?: string): string | undefined {
  return URL.canParse(address, base) ? new URL(address, base).href : undefined;
}
