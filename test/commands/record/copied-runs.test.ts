import { describe, expect, it } from 'vitest';
import { officeWithRun } from '../office-with-run.ts';

const by = ['--by', 'Rina Wulandari'];

/** A closed run, and its folder copied to other places below the records. */
async function copied(...to: readonly ((folder: string) => string)[]) {
  const made = await officeWithRun();
  await made.answerAll();
  expect((await made.act('close')).code).toBe(0);
  const copies = to.map((place) => place(made.folder));
  for (const [path, bytes] of [...made.host.disk]) {
    if (!path.startsWith(`${made.folder}/`)) continue;
    for (const copy of copies) made.host.disk.set(path.replace(made.folder, copy), bytes);
  }
  return { ...made, copies };
}

const shown = (folder: string): string => folder.replace('/kantor/catatan/', '');
const toMonth = (month: string) => (folder: string) =>
  folder.replace(/\/(\d{4})\/\d{2}\/\d{6}/, `/$1/${month}/$1${month}`);
const toNextDay = (folder: string): string => folder.replace(/(\d{8})-/, (_, date) => `${Number(date) + 1}-`);
const misplaced = (folder: string): string => folder.replace(/\/\d{2}\/(?=\d{8})/, '/03/');

describe('a run that was copied to another folder', () => {
  it.each([
    ['another month', toMonth('03')],
    ["another month, with the first one's name", misplaced],
  ])('in %s: the copy is BROKEN, the original is not, and both are named', async (_where, to) => {
    const { sop, run, folder, copies } = await copied(to);
    const { code, json } = await sop('verify', '--json');
    const verdicts = json.pelaksanaan as { folder: string; putusan: string; kerusakan: unknown[] }[];
    const verdictOf = (path = '') => verdicts.find((one) => one.folder === shown(path));
    expect(code).toBe(1);
    expect(verdictOf(folder)).toMatchObject({ putusan: 'utuh_tidak_berjangkar' });
    expect(verdictOf(copies[0])).toMatchObject({
      putusan: 'rusak',
      kerusakan: [{ jenis: 'copied', berkas: shown(folder) }],
    });
    const { out } = await sop('verify', '--lang', 'en');
    expect(out).toContain(`${run} (${shown(folder)})  INTACT`);
    expect(out).toContain('copied to another folder, which does not count');
    expect((await sop('verify', shown(folder))).code).toBe(0);
    expect((await sop('verify', shown(copies[0] ?? ''))).code).toBe(1);
  });

  it('is counted once, also when the figures come from the index', async () => {
    const { sop, host, copies } = await copied(toMonth('03'));
    const alone = await officeWithRun();
    await alone.answerAll();
    await alone.act('close');
    const figures = async (office: typeof alone) => (await office.sop('compliance')).out;
    const once = await figures(alone);
    expect(once).toContain('URMIN-01');
    for (const _again of [1, 2]) expect(await figures({ ...alone, sop })).toBe(once);
    expect((await sop('compliance')).err).toContain('salinan tidak dihitung');
    for (const path of [...host.disk.keys()]) if (path.startsWith(copies[0] ?? '?')) host.disk.delete(path);
    expect(await figures({ ...alone, sop })).toBe(once);
  });

  it('counts for nobody when no folder bears the date of its opening', async () => {
    const { sop, host, folder } = await copied(toMonth('03'), toMonth('04'));
    for (const path of [...host.disk.keys()]) if (path.startsWith(`${folder}/`)) host.disk.delete(path);
    const { json } = await sop('verify', '--json');
    expect(json.pelaksanaan.map(({ putusan }: { putusan: string }) => putusan)).toEqual(['rusak', 'rusak']);
    expect((await sop('compliance')).out).toContain('Belum ada pelaksanaan');
  });

  it.each([
    ['another month', toMonth('03')],
    ['the folder of another month alone', misplaced],
    ['another day', toNextDay],
  ])('is BROKEN in %s as well when the original was taken away', async (_where, to) => {
    const { sop, host, run, folder } = await copied(to);
    for (const path of [...host.disk.keys()]) if (path.startsWith(`${folder}/`)) host.disk.delete(path);
    const { json } = await sop('verify', '--json');
    expect(json.pelaksanaan).toMatchObject([{ putusan: 'rusak', kerusakan: [{ jenis: 'opening' }] }]);
    expect((await sop('review', run, '--by', 'Bagus Pratama', '--accept')).code).toBe(3);
  });

  it('of the next day: the original is still known', async () => {
    const { sop, folder, copies } = await copied(toNextDay);
    expect((await sop('verify', shown(folder))).code).toBe(0);
    expect((await sop('verify', shown(copies[0] ?? ''))).code).toBe(1);
  });

  it('is never said not to be there: every command names both folders', async () => {
    const { sop, run, folder, copies } = await copied(toMonth('03'));
    for (const words of [
      ['verify', run],
      ['report', run],
      ['review', run, ...by, '--accept'],
      ['run', 'note', run, '--text', 'x', ...by],
      ['run', 'show', run],
      ['check', '--resume', run, ...by],
      ['anchor', run],
      ['unlock', run, ...by, '--yes'],
      ['compliance', '--run', run],
    ]) {
      const { code, err } = await sop(...words, '--lang', 'en');
      expect([words, err]).not.toEqual([words, expect.stringContaining('Did you mean')]);
      if (code === 2) continue;
      expect([words, code, err]).toEqual([words, 3, expect.stringContaining(shown(folder))]);
      expect(err).toContain(shown(copies[0] ?? ''));
    }
    expect((await sop('run', 'reopen', shown(folder), '--reason', 'foto', ...by)).code).toBe(0);
  });

  it('does not stop the anchoring of the others', async () => {
    const { sop, run } = await copied(toMonth('03'));
    const { code, json } = await sop('anchor', '--all', '--json');
    expect({ code, json }).toMatchObject({ code: 1, json: { ditambahkan: 1, rusak: [run] } });
  });
});
