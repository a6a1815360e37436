/** New SIP messages: a choice of flows, and the chosen one as a snippet in an untitled document, ready to be sent. */

import {
  commands,
  DiagnosticSeverity,
  Disposable,
  l10n,
  languages,
  type QuickPickItem,
  SnippetString,
  type TextDocument,
  Uri,
  ViewColumn,
  window,
  workspace,
} from 'vscode';
import { targetOf } from './target.ts';

interface Flow extends QuickPickItem {
  /** The prefix of the snippet. */
  readonly id: string;
}

interface Snippet {
  readonly prefix: readonly string[];
  readonly body: readonly string[];
}

/** The first message of the walkthrough that has something to be mended; the palette does not offer it. */
const mistake = 'mistake';

/** What the walkthrough asks for where the palette asks for nothing. */
const choice = 'choose';

export function registerNewMessage(extension: Uri, servedPort: () => number | undefined): Disposable {
  const watch = new MendingWatch();
  return Disposable.from(
    watch,
    commands.registerCommand('sip.newMessage', async (asked?: unknown) => {
      // The menu of new files gives arguments of its own.
      const id = typeof asked === 'string' && asked !== choice ? asked : (await choose())?.id;
      const lines = id === undefined ? undefined : await linesOf(extension, id);
      if (lines === undefined) return undefined;
      const document = await workspace.openTextDocument({ language: 'sip' });
      if (id === mistake) watch.document = document;
      const editor = await window.showTextDocument(
        document,
        typeof asked === 'string' ? columnBesideWalkthrough() : undefined,
      );
      const text = [titleOf(id), ...withTarget(lines, targetOf(document.uri), servedPort())];
      await editor.insertSnippet(new SnippetString(text.join('\n')));
      return document;
    }),
  );
}

function choose(): Thenable<Flow | undefined> {
  return window.showQuickPick(flows(), {
    title: l10n.t('New SIP Message'),
    placeHolder: l10n.t('What the message is to do'),
    matchOnDescription: true,
  });
}

/** What can begin without another message; the snippets have the rest. */
function flows(): Flow[] {
  return [
    { id: 'options', label: 'OPTIONS', description: l10n.t('Ask a server what it can do, or whether it lives') },
    { id: 'register', label: 'REGISTER', description: l10n.t('Register an address') },
    {
      id: 'register-auth',
      label: l10n.t('REGISTER with Password'),
      description: l10n.t('Register, and answer the challenge with user and password'),
    },
    { id: 'message', label: 'MESSAGE', description: l10n.t('Send a short text') },
    { id: 'invite', label: 'INVITE', description: l10n.t('Begin a call, with an offer of audio') },
    { id: 'subscribe', label: 'SUBSCRIBE', description: l10n.t('Be told about presence or another event') },
    { id: 'publish', label: 'PUBLISH', description: l10n.t('Tell others about your presence') },
    { id: 'refer', label: 'REFER', description: l10n.t('Ask somebody to contact a third party') },
    { id: 'request', label: l10n.t('Any Method'), description: l10n.t('Choose the method while you write') },
    {
      id: 'exchange-register-digest',
      label: l10n.t('Challenged REGISTER, Step by Step'),
      description: l10n.t('Both requests and both responses, to read and change'),
    },
  ];
}

/** The first line, by which VS Code calls a document that has no name yet. */
function titleOf(id: string | undefined): string {
  return `# ${flows().find((flow) => flow.id === id)?.label ?? 'OPTIONS'}`;
}

/** Whoever is led by the walkthrough goes on seeing it. Its tab is of no kind that extensions know. */
function columnBesideWalkthrough(): ViewColumn {
  const { activeTab } = window.tabGroups.activeTabGroup;
  return activeTab !== undefined && activeTab.input === undefined ? ViewColumn.Beside : ViewColumn.Active;
}

async function linesOf(extension: Uri, id: string): Promise<readonly string[] | undefined> {
  const bytes = await workspace.fs.readFile(Uri.joinPath(extension, 'snippets', 'sip.json'));
  const snippets: Record<string, Snippet> = JSON.parse(new TextDecoder().decode(bytes));
  const prefix = id === mistake ? 'options' : id;
  const { body } = Object.values(snippets).find((snippet) => snippet.prefix.includes(prefix)) ?? {};
  return id === mistake ? body?.map((line) => line.replace(/^CSeq:.*$/u, 'CSeq: 1 INVITE')) : body;
}

/** Where the settings name no target the message goes to the local server: a new message shall not go astray. */
function withTarget(lines: readonly string[], target: string, served: number | undefined): string[] {
  const own = lines.find((line) => line.startsWith('# @target '));
  const rest = lines.filter((line) => line !== own);
  if (target !== '') return rest;
  const transport = own?.startsWith('# @target tcp:') ? 'tcp' : 'udp';
  const port = served ?? (workspace.getConfiguration('sip').get<number>('serve.port') || 5060);
  return [`# @target ${transport}:127.0.0.1:${port}`, ...rest];
}

/** Sees whether the message with a mistake has been mended, for the walkthrough. */
class MendingWatch implements Disposable {
  document: TextDocument | undefined;
  #hadFault = false;
  readonly #subscription = languages.onDidChangeDiagnostics(() => this.#look());

  dispose(): void {
    this.#subscription.dispose();
  }

  #look(): void {
    if (this.document === undefined) return;
    if (this.document.isClosed) {
      this.document = undefined;
      this.#hadFault = false;
      return;
    }
    const said = languages.getDiagnostics(this.document.uri);
    const hasFault = said.some(({ severity }) => severity <= DiagnosticSeverity.Warning);
    if (this.#hadFault && !hasFault) commands.executeCommand('setContext', 'sip.mended', true);
    this.#hadFault = hasFault;
  }
}
