import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { type Editor, startEditor } from '../support/language-client.ts';
import { repository } from '../support/program-files.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const small =
  'format: 1\nnomor: "1"\nnama: Surat\nbagian:\n  - kode: SM\n    nama: Surat\n    kegiatan:\n      - { kode: SM-01, uraian: Memberi ijin, waktu: 2 Jamm }\n';
const editors: Editor[] = [];
afterEach(() => {
  for (const { child } of editors.splice(0)) child.kill('SIGKILL');
});

function office(files: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder('sop-editor-');
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

async function started(...start: Parameters<typeof startEditor>): Promise<Editor> {
  const editor = await startEditor(...start);
  editors.push(editor);
  return editor;
}

const ended = (child: ChildProcess): Promise<number | null> =>
  new Promise((resolve) => child.once('exit', resolve));

it('leaves with 0 after a goodbye, with 1 without one, and when the stream of the editor ends', async () => {
  expect(await (await started(office({}))).leave()).toBe(0);
  const impolite = await started(office({}));
  const gone = ended(impolite.child);
  await impolite.connection.sendNotification('exit');
  expect(await gone).toBe(1);
  const dropped = await started(office({}));
  const left = ended(dropped.child);
  dropped.child.stdin?.end();
  expect(await left).toBe(1);
});

it('writes the protocol alone to its output, and what went wrong to the other stream', async () => {
  const folder = office({ 'sop.config.yaml': 'format: 1\nbahasa: [\n', 'sops/a.yaml': small });
  const editor = await started(folder);
  const chunks: Buffer[] = [];
  editor.child.stdout?.on('data', (data: Buffer) => chunks.push(data));
  await editor.open('sops/a.yaml');
  await editor.settled('sops/a.yaml');
  expect(editor.stderr()).toMatch(/^sop lsp: .*sop\.config\.yaml/);
  let left = Buffer.concat(chunks).toString();
  while (left !== '') {
    const [head = '', length = '0'] = /^Content-Length: (\d+)\r\n\r\n/.exec(left) ?? [];
    expect(head, left.slice(0, 80)).not.toBe('');
    const bytes = Buffer.from(left.slice(head.length));
    expect(JSON.parse(bytes.subarray(0, Number(length)).toString())).toMatchObject({ jsonrpc: '2.0' });
    left = bytes.subarray(Number(length)).toString();
  }
});

it('speaks the language that the editor asks for, else that of the environment', async () => {
  const folder = office({ 'sops/a.yaml': small });
  const message = async (start: Parameters<typeof startEditor>[1]): Promise<string> => {
    const editor = await started(folder, start);
    await editor.open('sops/a.yaml');
    return (await editor.findings('sops/a.yaml')).map((one) => one.message).join('\n');
  };
  expect(await message({})).toContain('Salah tulis: "ijin"');
  expect(await message({ env: { SOP_LANG: 'en' } })).toContain('Misspelt: "ijin"');
  expect(await message({ options: { lang: 'en' } })).toContain('Misspelt: "ijin"');
  expect(await message({ options: { bahasa: 'id' }, env: { SOP_LANG: 'en' } })).toContain(
    'Salah tulis: "ijin"',
  );
});

it('finds the office of each document, and weighs anew when its file was saved', async () => {
  const off = 'format: 1\nlint: { aturan: { spelling: off } }\n';
  const folder = office({
    'a/sop.config.yaml': off,
    'a/sops/a.yaml': small,
    'b/sop.config.yaml': 'format: 1\n',
    'b/sops/b.yaml': small,
  });
  const editor = await started(folder);
  const rules = async (name: string) => (await editor.settled(name)).map(({ code }) => code);
  await editor.open('a/sops/a.yaml');
  await editor.open('b/sops/b.yaml');
  expect(await rules('a/sops/a.yaml')).not.toContain('spelling');
  expect(await rules('b/sops/b.yaml')).toContain('spelling');
  expect(await rules('b/sops/b.yaml')).not.toContain('duplicate-code');
  writeFileSync(join(folder, 'b/sop.config.yaml'), `${off} `);
  await editor.change('b/sops/b.yaml', `${small}\n`);
  expect(await rules('b/sops/b.yaml')).not.toContain('spelling');
});

it('judges a document among the others as they stand in the editor', async () => {
  const editor = await started(office({ 'sops/a.yaml': small, 'sops/b.yaml': small.replaceAll('SM', 'LB') }));
  await editor.open('sops/b.yaml');
  const doubled = async () =>
    (await editor.settled('sops/b.yaml')).filter(({ code }) => code === 'duplicate-code');
  expect(await doubled()).toEqual([]);
  await editor.open('sops/a.yaml', small.replaceAll('SM', 'LB'));
  await editor.findings('sops/a.yaml');
  expect((await doubled()).length).toBe(2);
  await editor.change('sops/a.yaml', small);
  await editor.findings('sops/a.yaml');
  expect(await doubled()).toEqual([]);
});

it('looks again when the editor tells of a file that changed on the disk', async () => {
  const folder = office({ 'sops/a.yaml': small, 'sops/b.yaml': small.replaceAll('SM', 'LB') });
  const editor = await started(folder, {
    capabilities: { workspace: { didChangeWatchedFiles: { dynamicRegistration: true } } },
  });
  expect(JSON.stringify(await editor.registered)).toContain('**/*.{yaml,yml}');
  await editor.open('sops/b.yaml');
  expect((await editor.findings('sops/b.yaml')).map(({ code }) => code)).not.toContain('duplicate-code');
  writeFileSync(join(folder, 'sops/a.yaml'), small.replaceAll('SM', 'LB'));
  const again = editor.published('sops/b.yaml');
  await editor.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [] });
  await again;
  expect((await editor.findings('sops/b.yaml')).map(({ code }) => code)).toContain('duplicate-code');
});

it('counts as editors do: characters outside the basic plane, a byte order mark, CR alone', async () => {
  const editor = await started(office({ 'sops/a.yaml': small }));
  const place = async (text: string) => {
    await editor.open('sops/a.yaml', text);
    const found = (await editor.findings('sops/a.yaml')).find(
      ({ code }) => code === 'spelling' || code === 'forbidden-character',
    );
    await editor.close('sops/a.yaml');
    return [found?.range.start.line, found?.range.start.character];
  };
  const [line, character = 0] = await place(small);
  expect(await place(small.replace('Memberi', '😀 Memberi'))).toEqual([line, character]);
  expect(await place(small.replace('kode: SM-01, uraian', 'no: "😀", kode: SM-01, uraian'))).toEqual([
    line,
    character + 10,
  ]);
  expect(await place(`\uFEFF${small}`)).toEqual([line, character]);
  expect(await place(`\uFEFF${small.replace('format: 1\n', 'format: 1 \u0000\n')}`)).toEqual([0, 11]);
  expect(await place(small.replace('Memberi', 'Mem\rberi'))).toEqual([
    7,
    small.split('\n')[7]?.indexOf('beri'),
  ]);
});

it('lives through texts that are no YAML, no file, or not open, and through requests at every place of half a file', async () => {
  const editor = await started(office({ 'sops/a.yaml': small }));
  await editor.open('sops/a.yaml');
  await editor.open('untitled:Untitled-1', small);
  expect((await editor.findings('untitled:Untitled-1')).map(({ code }) => code)).toContain('spelling');
  const places = ['hover', 'completion', 'definition', 'prepareRename'];
  for (let length = 0; length <= small.length; length += 3) {
    await editor.change('sops/a.yaml', small.slice(0, length));
    const position = { line: small.slice(0, length).split('\n').length - 1, character: 999 };
    for (const place of places)
      await editor.connection.sendRequest(`textDocument/${place}`, {
        textDocument: { uri: editor.uriOf('sops/a.yaml') },
        position,
      });
    for (const whole of ['documentSymbol', 'foldingRange', 'formatting'])
      await editor.connection.sendRequest(`textDocument/${whole}`, {
        textDocument: { uri: editor.uriOf('sops/a.yaml') },
        options: { tabSize: 2, insertSpaces: true },
      });
  }
  for (const uri of ['file:///tidak/ada.yaml', 'file://%ZZ', 'git:/a.yaml', ''])
    expect(
      await editor.connection.sendRequest('textDocument/hover', {
        textDocument: { uri },
        position: { line: 0, character: 0 },
      }),
    ).toBeNull();
  for (const text of [
    '\u0000',
    'a: '.repeat(5000),
    '['.repeat(5000),
    'x'.repeat(3_000_000),
    '&a [*a, *a]',
    '- - - -',
    '\ud800',
  ]) {
    await editor.change('sops/a.yaml', text);
    await editor.findings('sops/a.yaml');
  }
  await editor.change('sops/a.yaml', small);
  expect((await editor.findings('sops/a.yaml')).map(({ code }) => code)).toContain('spelling');
  expect(editor.stderr()).toBe('');
});

it('leaves when the editor is gone although the stream stays open', async () => {
  const program = spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1000)']);
  const script = join(repository, 'bin/sop.js');
  const child = spawn(process.execPath, [script, 'lsp', '--stdio'], { cwd: office({}), stdio: 'pipe' });
  const body = JSON.stringify({
    jsonrpc: '2.0',
    id: 1,
    method: 'initialize',
    params: { processId: program.pid, rootUri: null, capabilities: {} },
  });
  child.stdin.write(`Content-Length: ${body.length}\r\n\r\n${body}`);
  await new Promise((resolve) => child.stdout.once('data', resolve));
  program.kill('SIGKILL');
  expect(await ended(child)).toBe(1);
});
