/** What a generated file is: one module in artefacts/ exports these two names. */

export interface Artefact {
  /** From the root of the repository, with slashes. */
  readonly path: string;
  /** The whole text of the file. Nothing where there is nothing yet to generate it from. */
  readonly content: () => string | undefined | Promise<string | undefined>;
}
