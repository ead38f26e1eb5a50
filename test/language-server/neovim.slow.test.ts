import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { repository } from '../support/program-files.ts';
import { openPty, realTerminal } from '../support/pty.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { tools } from '../support/tools.ts';

const neovim = tools('nvim');
const sop = `format: 1
nomor: "SOP/02/I/2026/UMUM"
nama: Pengelolaan surat masuk
bagian:
  - kode: SM
    nama: Surat masuk
    kegiatan:
      - { kode: SM-01, uraian: Memberi ijin, waktu: 1 Hari, output: [Izin], lanjut: SM-02 }
      - { kode: SM-02, uraian: Mengirim surat, waktu: 10 Menit, output: [Surat] }
`;

/** The settings that docs/editor.md names for Debian's Neovim. */
function settings(): string {
  const page = readFileSync(join(repository, 'docs/editor.md'), 'utf8');
  return /```lua debian\n([\s\S]*?)```/.exec(page)?.[1] ?? '';
}

function office(): string {
  const folder = temporaryFolder('sop-nvim-');
  for (const one of ['sops', 'bin', 'cache']) mkdirSync(join(folder, one));
  writeFileSync(join(folder, 'sop.config.yaml'), 'format: 1\n');
  writeFileSync(join(folder, 'sops/surat.yaml'), sop);
  writeFileSync(join(folder, 'init.lua'), settings());
  writeFileSync(
    join(folder, 'bin/sop'),
    `#!/bin/sh\nexec '${process.execPath}' '${join(repository, 'bin/sop.js')}' "$@"\n`,
  );
  chmodSync(join(folder, 'bin/sop'), 0o755);
  return folder;
}

it.skipIf(neovim.missing || realTerminal.missing)(
  `Neovim shows findings, explains, and renames a code unless runs hang on it${neovim.note}${realTerminal.note}`,
  async () => {
    const folder = office();
    const editor = openPty(['-u', 'init.lua', '-n', '-i', 'NONE', 'sops/surat.yaml'], {
      cwd: folder,
      program: ['nvim'],
      columns: 160,
      rows: 40,
      env: {
        PATH: `${folder}/bin:${process.env['PATH']}`,
        XDG_CACHE_HOME: `${folder}/cache`,
        XDG_STATE_HOME: `${folder}/cache`,
        XDG_DATA_HOME: `${folder}/cache`,
      },
    });
    await editor.see('Salah tulis: "ijin"');
    editor.type('/1 Hari\rK');
    await editor.see(/Jatuh tempo: /);
    editor.type('gg/SM-02\r');
    editor.type(":lua vim.lsp.buf.rename('SM-09')\r");
    await editor.see('lanjut: SM-09');
    await editor.see('kode: SM-09');
    editor.type(':w\r');
    await editor.see('written');
    expect(readFileSync(join(folder, 'sops/surat.yaml'), 'utf8')).toBe(sop.replaceAll('SM-02', 'SM-09'));
    mkdirSync(join(folder, 'catatan/2026/11/20261123-SM-7F3K'), { recursive: true });
    editor.type(":lua vim.lsp.buf.rename('SM-10')\r");
    await editor.see('7F3K');
    editor.type('\r:qa!\r');
    expect(await editor.ended()).toBe(0);
    expect(readFileSync(join(folder, 'sops/surat.yaml'), 'utf8')).not.toContain('SM-10');
  },
);
