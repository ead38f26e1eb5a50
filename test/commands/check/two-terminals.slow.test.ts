import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesBelow, repository } from '../../support/program-files.ts';
import { enter, keys, openPty, type Pty, realTerminal } from '../../support/pty.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

/** The keys up to the last question, what the screen then asks, and what is typed there while somebody else closes the run. */
type Typed = { readonly after: readonly string[]; readonly asked: string; readonly types: string };

/** `answered`: the activity has an answer before; else it is at work. */
const wishes: Readonly<Record<'at work' | 'answered', Readonly<Record<string, Typed>>>> = {
  'at work': {
    'an answer': { after: ['t'], asked: 'TIDAK SESUAI karena', types: 'berkas kurang' },
    'a pause': { after: ['j'], asked: 'Dijeda karena', types: 'menunggu' },
    'a note': { after: ['c'], asked: 'Catatan (kosong = batal)', types: 'nomor agenda 12' },
    evidence: { after: ['f'], asked: 'Berkas bukti untuk URMIN-01', types: 'foto.jpg' },
    'a hand-over': { after: ['o'], asked: 'URMIN-01 diserahkan kepada', types: 'Sari Puspita' },
  },
  answered: {
    'a correction': { after: ['k', 't'], asked: 'Dikoreksi karena', types: 'lampiran kurang' },
  },
};

const journals = (folder: string): readonly string[] =>
  filesBelow(join(folder, 'catatan')).filter((path) => path.endsWith('.jsonl'));
const linesOf = (path: string): readonly string[] => readFileSync(path, 'utf8').trimEnd().split('\n');
const runOf = (folder: string): string =>
  /-([0-9A-Z]{4})\/[^/]*$/.exec(journals(folder)[0] ?? '')?.[1] ?? '?';

const sop = (folder: string, ...words: readonly string[]): string =>
  execFileSync(process.execPath, [join(repository, 'bin/sop.js'), ...words], {
    cwd: folder,
    encoding: 'utf8',
  });

/** A colleague in another terminal answers what is not answered, from an activity on, and closes. */
function closeMeanwhile(folder: string, from: number): void {
  const acts = Array.from({ length: 15 }, (_, n) => `URMIN-${String(n + 1).padStart(2, '0')}`)
    .slice(from - 1)
    .map((kegiatan) => ({ tindakan: 'answer', kegiatan, hasil: 'tidak_berlaku', alasan: 'tidak ada surat' }));
  writeFileSync(join(folder, 'tindakan.json'), JSON.stringify([...acts, { tindakan: 'close' }]));
  sop(folder, 'run', 'apply', runOf(folder), '--input', 'tindakan.json', '--by', 'Bagus Pratama');
}

async function press(pty: Pty, key: string): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 220));
  pty.type(key);
}

async function inWalk(isAnswered: boolean): Promise<{ readonly folder: string; readonly pty: Pty }> {
  const folder = temporaryFolder('sop-kantor-');
  writeFileSync(join(folder, 'foto.jpg'), Uint8Array.from([0xff, 0xd8, 0xff, 1]));
  const pty = openPty(['check', 'URMIN', '--as', 'Rina Wulandari'], {
    cwd: folder,
    columns: 120,
    rows: 30,
  });
  await pty.see('buka pelaksanaan baru');
  await press(pty, 'm');
  await pty.see('0/15 dijawab');
  await press(pty, 'm');
  await pty.see('URMIN-01 dimulai');
  if (!isAnswered) return { folder, pty };
  await press(pty, 's');
  await pty.see('URMIN-01 SESUAI');
  await press(pty, keys.home);
  return { folder, pty };
}

const cases = Object.entries(wishes).flatMap(([where, some]) =>
  Object.entries(some).map(([what, typed]) => ({ what, isAnswered: where === 'answered', ...typed })),
);

describe.skipIf(realTerminal.missing)(`closed in one terminal while in the other${realTerminal.note}`, () => {
  it.each(cases)(
    '$what is typed: it is not recorded, and who closed is said',
    async ({ isAnswered, after, asked, types }) => {
      const { folder, pty } = await inWalk(isAnswered);
      for (const key of after) await press(pty, key);
      await pty.see(asked);
      const [own = ''] = journals(folder);
      const before = linesOf(own);
      closeMeanwhile(folder, isAnswered ? 2 : 1);
      await press(pty, `${types}${enter}`);
      await pty.see(/sudah ditutup\..*Bagus Pratama, .*\s*Tidak ada\s+yang\s+dicatat/s);
      expect(linesOf(own)).toEqual(before);
      await press(pty, 'q');
      expect(await pty.ended()).toBe(0);
      expect(sop(folder, 'verify', runOf(folder))).toContain('UTUH, TIDAK BERJANGKAR');
      expect(sop(folder, 'review', runOf(folder))).not.toContain('sesudah ditutup');
    },
  );
});
