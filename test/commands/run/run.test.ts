import { describe, expect, it } from 'vitest';
import { systemError } from '../../support/fake-host.ts';
import { journalOf, office, officeWithRun } from '../office-with-run.ts';

const bagus = ['--by', 'Bagus Pratama'];
const jpeg = Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]);

describe('sop run', () => {
  it('does all that the walk does, one command each, and closes', async () => {
    const { host, run, act, answerAll, folder, sop } = await officeWithRun();
    expect(await act('start', 'urmin-01')).toMatchObject({
      code: 0,
      json: { dicatat: [{ tindakan: 'start', kegiatan: 'URMIN-01' }] },
    });
    expect(await act('pause', 'URMIN-01', '--reason', 'menunggu disposisi')).toMatchObject({ code: 0 });
    expect(await act('resume', 'URMIN-01')).toMatchObject({ code: 0 });
    expect(await act('note', 'URMIN-01', '--text', 'agenda 12')).toMatchObject({ code: 0 });
    expect(await act('note', '--text', 'catatan umum')).toMatchObject({ code: 0 });
    expect(await act('answer', 'URMIN-01', 'tidak_sesuai', '--reason', 'kurang')).toMatchObject({
      json: { dijawab: 1, berikutnya: 'URMIN-02' },
    });
    expect(
      await act('followup', 'URMIN-01', '--text', 'lengkapi', '--person', 'Bagus', '--due', '2026-11-30'),
    ).toMatchObject({ code: 0 });
    expect(await act('correct', 'URMIN-01', 'sesuai', '--reason', 'sudah lengkap')).toMatchObject({
      code: 0,
    });
    expect(await act('handover', '--to', 'Bagus Pratama', '--text', 'cuti')).toMatchObject({ code: 0 });
    expect(await act('close')).toMatchObject({ code: 3 });
    for (let n = 2; n <= 15; n++) {
      await act(
        'answer',
        `URMIN-${String(n).padStart(2, '0')}`,
        'tidak_berlaku',
        '--reason',
        'tidak ada',
        ...bagus,
      );
    }
    expect(await act('close')).toMatchObject({ code: 0, json: { ditutup: true } });
    expect(await act('start', 'URMIN-02')).toMatchObject({ code: 3 });
    expect(await act('reopen', '--reason', 'lampiran susulan')).toMatchObject({
      code: 0,
      json: { ditutup: false },
    });
    expect(host.disk.has(`${folder}/tutup.lock`)).toBe(false);
    expect((await sop('verify', run)).out).toContain('UTUH, TIDAK BERJANGKAR');
    await answerAll().catch(() => undefined);
  });

  it('keeps evidence by its hash under a name of its own, and takes no other kinds', async () => {
    const files = {
      '/kantor/foto.jpg': jpeg,
      '/kantor/palsu.jpg': 'bukan foto',
      '/kantor/skrip.sh': '#!/bin/sh\n',
      '/kantor/kosong.jpg': '',
      '/kantor/../../etc/x.jpg': jpeg,
      '/kantor/sop.config.yaml': 'format: 1\nbukti:\n  jenis: [jpg]\n  ukuran_mib: 1\n',
      '/kantor/besar.jpg': Buffer.concat([jpeg, Buffer.alloc(1024 * 1024)]),
    };
    const { host, act, folder } = await officeWithRun({ files });
    const kept = `${folder}/bukti/${host.sha256(jpeg)}.jpg`;
    expect(
      await act('evidence', 'URMIN-01', '--file', 'foto.jpg', '--file', '../../etc/x.jpg'),
    ).toMatchObject({ code: 0 });
    expect([...host.disk.keys()].filter((path) => path.includes('/bukti/'))).toEqual([kept]);
    expect(
      journalOf(host, folder)
        .filter((line) => line['t'] === 'evidence')
        .map((line) => line['name']),
    ).toEqual(['foto.jpg', 'x.jpg']);
    for (const [file, why] of [
      ['palsu.jpg', /isinya lain/],
      ['skrip.sh', /tidak diterima/],
      ['kosong.jpg', /kosong/],
      ['besar.jpg', /paling besar 1 MiB/],
      ['tidak-ada.jpg', /tidak ada/],
    ] as const) {
      const refused = await act('evidence', 'URMIN-01', '--file', file);
      expect([file, refused.code]).toEqual([file, 3]);
      expect(refused.err).toMatch(why);
    }
  });

  it('does not close what the office wants evidence or a follow-up for', async () => {
    const files = {
      '/kantor/foto.jpg': jpeg,
      '/kantor/sop.config.yaml': 'format: 1\nbukti:\n  wajib: [tidak_sesuai]\ntindak_lanjut_wajib: true\n',
    };
    const { act, answerAll } = await officeWithRun({ files });
    await answerAll();
    await act('correct', 'URMIN-03', 'tidak_sesuai', '--reason', 'kurang');
    const refused = await act('close');
    expect(refused.code).toBe(3);
    expect(refused.err).toMatch(
      /bukti wajib belum ada: URMIN-03[\s\S]*tindak lanjut wajib belum ada: URMIN-03/,
    );
    await act('evidence', 'URMIN-03', '--file', 'foto.jpg');
    await act('followup', 'URMIN-03', '--text', 'lengkapi', '--person', 'Bagus', '--due', '2026-11-30');
    expect((await act('close')).json.ditutup).toBe(true);
  });

  it('takes a list of acts whole or not at all', async () => {
    const acts = [
      { tindakan: 'start', kegiatan: 'URMIN-01' },
      { tindakan: 'answer', kegiatan: 'URMIN-01', hasil: 'sesuai' },
      { tindakan: 'note', teks: 'selesai pagi' },
    ];
    const files = {
      '/kantor/salah.json': JSON.stringify([
        ...acts,
        { tindakan: 'answer', kegiatan: 'URMIN-01', hasil: 'sesuai' },
      ]),
      '/kantor/asing.json': JSON.stringify([{ tindakan: 'start', kegiatan: 'URMIN-01', sandi: 'x' }]),
      '/kantor/rusak.json': '[',
    };
    const { host, act, folder } = await officeWithRun({ files, input: JSON.stringify(acts) });
    const before = journalOf(host, folder).length;
    expect(await act('apply', '--input', 'salah.json')).toMatchObject({ code: 3 });
    expect((await act('apply', '--input', 'asing.json')).err).toContain("'sandi'");
    expect(await act('apply', '--input', 'rusak.json')).toMatchObject({ code: 3 });
    expect(await act('apply', '--input', '-', '--dry-run')).toMatchObject({ code: 0 });
    expect(journalOf(host, folder)).toHaveLength(before);
    expect((await act('apply', '--input', '-')).json.dicatat).toHaveLength(3);
    expect(await act('apply')).toMatchObject({ code: 2 });
  });

  it.each([
    [['run', 'strat', 'X'], 2, /Maksud Anda: start/],
    [['run', 'start', 'ZZZZ', 'URMIN-01', '--by', 'Rina'], 3, /tidak ada/],
    [['run', 'open', 'URMN', '--by', 'Rina'], 3, /URMIN/],
    [['run', 'open', 'URMIN'], 2, /--by/],
  ])('answers %j with code %d', async (args, code, message) => {
    const told = await office().sop(...args);
    expect(told.code).toBe(code);
    expect(told.err).toMatch(message);
  });

  it.each([
    [['answer', 'URMIN-01', 'sesuai'], 3, /belum dimulai; sekarang boleh: start/],
    [['answer', 'URMIN-01', 'ya'], 2, /'ya' tidak dikenal\. Yang ada: sesuai, tidak_sesuai/],
    [['answer', 'URMIN-01', 'tidak_berlaku'], 2, /--reason/],
    [['start', 'URMIN-1'], 3, /Maksud Anda: URMIN-/],
    [['note', '--text', 'x'.repeat(2001)], 3, /2000/],
    [['reopen', '--reason', 'x'], 3, /belum ditutup/],
    [['evidence', 'URMIN-01'], 2, /--file/],
  ])('refuses %j with code %d and records nothing', async ([act = '', ...words], code, message) => {
    const run = await officeWithRun();
    const before = journalOf(run.host, run.folder).length;
    const told = await run.act(act, ...words);
    expect(told.code).toBe(code);
    expect(told.err).toMatch(message);
    expect(journalOf(run.host, run.folder)).toHaveLength(before);
  });

  it('moves an open run to the newer SOP on request, and not when work would fall off the form', async () => {
    const run = await officeWithRun();
    const source = new TextDecoder().decode(run.host.disk.get('/program/sops/sihumas.yaml'));
    await run.act('start', 'URMIN-01');
    run.host.disk.set(
      '/program/sops/sihumas.yaml',
      new TextEncoder().encode(source.replace('Menyelenggarakan', 'Melaksanakan')),
    );
    expect(await run.act('migrate', '--dry-run')).toMatchObject({
      code: 0,
      json: { dipindah: false, kegiatan_berubah: ['URMIN-01'] },
    });
    expect(journalOf(run.host, run.folder).some((line) => line['t'] === 'migrate')).toBe(false);
    expect((await run.act('migrate')).json).toMatchObject({ dipindah: true });
    expect((await run.act('migrate')).json).toMatchObject({ dipindah: false });
    expect((await run.sop('verify', run.run)).code).toBe(0);
    expect((await run.act('answer', 'URMIN-01', 'sesuai')).code).toBe(0);
    const gone = new TextDecoder().decode(run.host.disk.get('/program/sops/sihumas.yaml'));
    run.host.disk.set(
      '/program/sops/sihumas.yaml',
      new TextEncoder().encode(gone.replace('kode: URMIN-01', 'kode: URMIN-99')),
    );
    expect((await run.act('migrate')).err).toMatch(/URMIN-01 sudah dikerjakan/);
  });

  it('says what was not saved when the disk is full, with code 74', async () => {
    const run = await officeWithRun();
    (run.host.files as { createAppender: unknown }).createAppender = () => {
      throw systemError('ENOSPC');
    };
    const told = await run.act('start', 'URMIN-01');
    expect(told.code).toBe(74);
    expect(told.err).toMatch(/TIDAK tersimpan.*disk penuh/);
  });

  it('records no evidence whose folder cannot be made', async () => {
    const run = await officeWithRun({ files: { '/kantor/foto.jpg': Uint8Array.of(0xff, 0xd8, 0xff, 0xe0) } });
    await run.act('start', 'URMIN-01');
    (run.host.files as { makeFolder: unknown }).makeFolder = () => {
      throw systemError('EEXIST');
    };
    const told = await run.act('evidence', 'URMIN-01', '--file', 'foto.jpg');
    expect(told.code).toBe(74);
    expect(told.err).toMatch(/TIDAK tersimpan: bukti 'foto.jpg'/);
    expect(journalOf(run.host, run.folder).some((line) => line['t'] === 'evidence')).toBe(false);
  });
});

describe('closing', () => {
  it('is for one at a time; a lock that was left behind is taken away only on request, on record', async () => {
    const run = await officeWithRun();
    await run.answerAll();
    const lock = `${run.folder}/tutup.lock`;
    run.host.disk.set(
      lock,
      Buffer.from('{"person":"Bagus","device":"pc-2","since":"2026-11-23T01:00:00.000Z"}\n'),
    );
    const refused = await run.act('close');
    expect(refused.code).toBe(3);
    expect(refused.err).toMatch(/sedang ditutup \(Bagus, pc-2.*sop unlock/);
    expect((await run.sop('unlock', run.run, '--by', 'Rina Wulandari')).err).toMatch(/--yes/);
    expect(run.host.disk.has(lock)).toBe(true);
    expect((await run.sop('unlock', run.run, '--by', 'Rina Wulandari', '--yes')).code).toBe(0);
    expect(run.host.disk.has(lock)).toBe(false);
    expect(journalOf(run.host, run.folder).find((line) => line['t'] === 'unlock')?.['holder']).toContain(
      'Bagus, pc-2',
    );
    expect((await run.sop('unlock', run.run, '--by', 'Rina Wulandari', '--json')).json.dilepas).toBe(false);
    expect((await run.act('close')).json.ditutup).toBe(true);
  });
});

describe('sop review', () => {
  it('shows the exceptions first, heaviest first, and never waits without a terminal', async () => {
    const run = await officeWithRun();
    await run.answerAll();
    await run.act('correct', 'URMIN-05', 'tidak_sesuai', '--reason', 'surat hilang');
    await run.act('correct', 'URMIN-02', 'sesuai', '--reason', 'salah tekan');
    const shown = await run.sop('review', run.run, '--json');
    expect(shown.json.pengecualian[0]).toMatchObject({
      kegiatan: 'URMIN-05',
      sebab: ['tidak_sesuai', 'dikoreksi'],
      alasan: 'surat hilang',
    });
    const text = (await run.sop('review', run.run)).out;
    expect(text.indexOf('URMIN-05')).toBeLessThan(text.indexOf('URMIN-02'));
    expect(text).toContain('surat hilang');
  });

  it('is done by somebody else, accepts or returns, and touches no answer', async () => {
    const run = await officeWithRun();
    await run.answerAll();
    expect((await run.sop('review', run.run, ...bagus, '--accept')).err).toMatch(/belum ditutup/);
    await run.act('close');
    expect((await run.sop('review', run.run, '--by', 'Rina Wulandari', '--accept')).err).toMatch(
      /orang lain/,
    );
    expect(await run.sop('review', run.run, ...bagus, '--return')).toMatchObject({ code: 2 });
    expect(await run.sop('review', run.run, ...bagus, '--return', '--accept')).toMatchObject({ code: 2 });
    const returned = await run.sop(
      'review',
      run.run,
      ...bagus,
      '--return',
      '--comment',
      'lampirkan foto',
      '--json',
    );
    expect(returned.json).toEqual({ pelaksanaan: run.run, telaah: 'dikembalikan' });
    expect((await run.sop('status', '--json')).json.terbuka).toHaveLength(1);
    expect((await run.act('note', '--text', 'foto dilampirkan')).json.dijawab).toBe(15);
    await run.act('close');
    expect((await run.sop('review', run.run, ...bagus, '--accept')).code).toBe(0);
    expect((await run.sop('review', run.run, '--json')).json.telaah).toBe('diterima');
  });
});
