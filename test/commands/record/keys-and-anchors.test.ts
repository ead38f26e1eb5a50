import { describe, expect, it } from 'vitest';
import { journalOf, office, officeWithRun } from '../office-with-run.ts';

const rina = ['--by', 'Rina Wulandari'];
const descriptors = { 3: 'rahasia kantor\n', 4: 'lain sama sekali\n', 5: 'pendek\n' };

async function officeWithKey() {
  const made = office({ descriptors });
  const told = await made.sop('key', 'new', ...rina, '--passphrase-fd', '3', '--json');
  return { ...made, kid: String(told.json.kunci), told };
}

describe('sop key', () => {
  it('puts the private half with the user, sealed, and the public half into the office folder', async () => {
    const { host, kid, told, sop } = await officeWithKey();
    const path = `/rumah/.config/sop/kunci/${kid}.json`;
    const sealed = new TextDecoder().decode(host.disk.get(path));
    expect(told.json).toMatchObject({ petugas: 'Rina Wulandari', perangkat: 'laptop-humas', dicabut: null });
    expect(host.files.mode(path)).toBe(0o600);
    expect(JSON.parse(sealed)).toMatchObject({ kdf: 'scrypt', N: 65_536 });
    expect(host.keyring.open(sealed, 'rahasia kantor')?.('x')).toHaveLength(88);
    expect(host.keyring.open(sealed, 'rahasia Kantor')).toBeUndefined();
    const inOffice = [...host.disk].filter(([name]) => name.startsWith('/kantor/'));
    for (const [name, bytes] of inOffice)
      expect([name, new TextDecoder().decode(bytes)]).not.toContain('pkcs8');
    expect((await sop('key', 'list')).out).toContain(kid);
  });

  it('signs every line of a session, and the record says whether it is signed', async () => {
    const { host, kid, sop } = await officeWithKey();
    const opened = await sop('run', 'open', 'URMIN', ...rina, '--passphrase-fd', '3', '--json');
    expect(opened.json).toMatchObject({ bertanda_tangan: true });
    const { pelaksanaan, folder } = opened.json;
    await sop('run', 'start', pelaksanaan, 'URMIN-01', ...rina, '--passphrase-fd', '3');
    expect(journalOf(host, folder).map((line) => line['kid'])).toEqual([kid, kid, kid]);
    expect((await sop('verify', pelaksanaan)).out).toContain('3 baris, 3 bertanda tangan');
    const note = ['run', 'note', pelaksanaan, '--text', 'tanpa kunci'];
    const before = host.disk.size;
    for (const name of ['Rina Wulandari', 'rina  WULANDARI', 'Rina Wulandari\u200b']) {
      const refused = await sop(...note, '--by', name);
      expect(refused).toMatchObject({ code: 3 });
      expect(refused.err).toMatch(/mempunyai kunci .* Tidak ada yang dicatat/);
    }
    expect((await sop(...note, ...rina, '--without-key', ' ')).code).toBe(2);
    expect((await sop(...note, ...rina, '--without-key', 'x', '--passphrase-fd', '3')).code).toBe(2);
    expect(host.disk.size).toBe(before);
    expect((await sop(...note, ...rina, '--tanpa-kunci', 'laptop loket rusak')).code).toBe(0);
    const verified = await sop('verify', pelaksanaan, '--json');
    expect(verified.json.pelaksanaan[0]).toMatchObject({
      putusan: 'utuh_tidak_berjangkar',
      baris: 5,
      baris_bertanda_tangan: 3,
      tanpa_kunci: [{ petugas: 'Rina Wulandari', alasan: 'laptop loket rusak' }],
    });
    expect((await sop('verify', pelaksanaan)).out).toMatch(/pengecualian: .*laptop loket rusak/);
    const without = await officeWithRun();
    expect((await without.sop('verify')).out).toContain('tanpa tanda tangan baris');
  });

  it('records nothing with a wrong passphrase, a short one, or none to ask for', async () => {
    const { host, sop } = await officeWithKey();
    const before = host.disk.size;
    expect(await sop('run', 'open', 'URMIN', ...rina, '--passphrase-fd', '4')).toMatchObject({ code: 3 });
    expect((await sop('key', 'new', ...rina, '--passphrase-fd', '5')).err).toMatch(/terlalu pendek/);
    expect((await sop('key', 'new', ...rina)).err).toMatch(/--passphrase-file/);
    expect((await sop('run', 'open', 'URMIN', '--by', 'Bagus', '--passphrase-fd', '3')).err).toMatch(
      /tidak ada kunci 'Bagus'/,
    );
    expect(host.disk.size).toBe(before);
  });

  it('reads a passphrase from a file only when nobody else can', async () => {
    const { host, sop } = office({ descriptors });
    host.files.write('/kantor/sandi', 'rahasia kantor\n', { mode: 0o644 });
    host.files.write('/kantor/sandi-saya', 'rahasia kantor\n', { mode: 0o600 });
    expect((await sop('key', 'new', ...rina, '--passphrase-file', 'sandi')).err).toMatch(/chmod 600/);
    expect((await sop('key', 'new', ...rina, '--passphrase-file', 'sandi-saya')).code).toBe(0);
  });

  it('holds an opened private key against its public half', async () => {
    const { host, kid, sop } = await officeWithKey();
    const other = await sop('key', 'new', '--by', 'Bagus Pratama', '--passphrase-fd', '3', '--json');
    const path = (name: string): string => `/rumah/.config/sop/kunci/${name}.json`;
    host.disk.set(path(kid), host.disk.get(path(other.json.kunci)) as Uint8Array);
    const opened = await sop('run', 'open', 'URMIN', ...rina, '--passphrase-fd', '3');
    expect(opened).toMatchObject({ code: 3 });
    expect(opened.err).toMatch(/bukan kunci rahasia dari kunci/);
    expect([...host.disk.keys()].filter((name) => name.includes('/catatan/'))).toEqual([]);
  });

  it('lets a second key wait until the owner or an officer endorses it; others may neither endorse nor revoke', async () => {
    const officer = 'format: 1\npetugas_kunci: [Larasati Kusumawardani]\n';
    const { host, sop } = office({ descriptors, files: { '/kantor/sop.config.yaml': officer } });
    const pass = ['--passphrase-fd', '3'];
    const made = async (name: string) => (await sop('key', 'new', '--by', name, ...pass, '--json')).json;
    const first = await made('Rina Wulandari');
    const [bagus, larasati] = [await made('Bagus Pratama'), await made('Larasati Kusumawardani')];
    expect([first, bagus, larasati].map(({ keadaan }) => keadaan)).toEqual(['berlaku', 'berlaku', 'berlaku']);
    const second = await made('RINA wulandari');
    expect(second).toMatchObject({ keadaan: 'menunggu_pengesahan', petugas: 'RINA wulandari' });
    const register = () => new TextDecoder().decode(host.disk.get('/kantor/kunci.jsonl'));
    const before = register();
    for (const act of ['endorse', 'revoke']) {
      const refused = await sop('key', act, second.kunci, '--by', 'Bagus Pratama', ...pass);
      expect([refused.code, register()]).toEqual([3, before]);
      expect(refused.err).toMatch(/hanya pemiliknya atau petugas kunci/);
    }
    expect((await sop('key', 'sahkan', second.kunci, '--by', 'Larasati Kusumawardani', ...pass)).out).toMatch(
      /berlaku/,
    );
    const revoked = await sop('key', 'revoke', first.kunci, '--by', 'Rina Wulandari', ...pass, '--json');
    expect(revoked.json).toMatchObject({ keadaan: 'dicabut' });
    expect((await sop('key', 'endorse', first.kunci, '--by', 'Rina Wulandari', ...pass)).err).toMatch(
      /sudah dicabut/,
    );
    const { kunci } = (await sop('key', 'list', '--json')).json;
    expect(kunci.map(({ keadaan }: { keadaan: string }) => keadaan)).toEqual([
      'dicabut',
      'berlaku',
      'berlaku',
      'berlaku',
    ]);
  });

  it('records nothing unsigned that the office wants signed, also when the office file is weakened later', async () => {
    const config = '/kantor/sop.config.yaml';
    const wants = 'format: 1\ntanda_tangan_baris: { wajib: [tutup, jawab], sejak: 2026-01-01 }\n';
    const { host, sop } = office({ descriptors, files: { [config]: wants } });
    const bagus = ['--by', 'Bagus Pratama'];
    const { pelaksanaan } = (await sop('run', 'open', 'URMIN', ...bagus, '--json')).json;
    expect((await sop('run', 'start', pelaksanaan, 'URMIN-01', ...bagus)).code).toBe(0);
    const answer = ['run', 'answer', pelaksanaan, 'URMIN-01', 'sesuai', ...bagus];
    expect(await sop(...answer)).toMatchObject({ code: 3, out: '' });
    expect((await sop(...answer, '--without-key', 'lupa')).err).toMatch(/kantor mewajibkan/);
    host.disk.set(config, Buffer.from('format: 1\n'));
    expect((await sop(...answer)).err).toMatch(/kantor mewajibkan.*TIDAK dicatat/);
    expect((await sop('verify', pelaksanaan)).code).toBe(0);
    await sop('key', 'new', ...bagus, '--passphrase-fd', '3');
    expect((await sop(...answer, '--passphrase-fd', '3')).code).toBe(0);
    expect((await sop('verify', pelaksanaan)).code).toBe(0);
  });

  it('says what cannot be judged where the register is not there', async () => {
    const { host, sop } = await officeWithKey();
    const { json } = await sop('run', 'open', 'URMIN', ...rina, '--passphrase-fd', '3', '--json');
    host.disk.delete('/kantor/kunci.jsonl');
    const verified = await sop('verify', json.pelaksanaan);
    expect(verified).toMatchObject({ code: 1 });
    expect(verified.out).toMatch(/BELUM DAPAT DINILAI[\s\S]*tidak ada di kunci\.jsonl/);
    expect((await sop('verify', json.pelaksanaan, '--json')).json.pelaksanaan[0]).toMatchObject({
      putusan: 'belum_dapat_dinilai',
      keraguan: [{ jenis: 'register' }],
    });
  });

  it('does not count lines signed after the key was revoked', async () => {
    const { host, kid, sop } = await officeWithKey();
    const { json } = await sop('run', 'open', 'URMIN', ...rina, '--passphrase-fd', '3', '--json');
    host.pass(60_000);
    expect((await sop('key', 'revoke', kid, '--by', 'Bagus Pratama', '--passphrase-fd', '3')).code).toBe(3);
    expect((await sop('key', 'revoke', kid, ...rina, '--passphrase-fd', '4')).err).toMatch(
      /kata sandi .* salah/,
    );
    expect((await sop('key', 'revoke', kid, ...rina, '--passphrase-fd', '3')).code).toBe(0);
    expect((await sop('verify', json.pelaksanaan)).code).toBe(0);
    expect(
      (await sop('run', 'note', json.pelaksanaan, '--text', 'x', ...rina, '--passphrase-fd', '3')).code,
    ).toBe(3);
    const register = '/kantor/kunci.jsonl';
    const text = new TextDecoder().decode(host.disk.get(register));
    host.disk.set(
      register,
      Buffer.from(text.replace(/"at":"[^"]*"(?=.*"t":"revoke")/, '"at":"2026-01-01T00:00:00.000Z"')),
    );
    expect((await sop('verify', json.pelaksanaan)).out).toMatch(/1 baris daftar kunci tidak terbaca/);
    expect((await sop('key', 'revoke', 'ffffffffffffffff', ...rina)).code).toBe(3);
    expect((await sop('key', 'hapus', ...rina)).code).toBe(2);
  });

  it('keeps private keys out of the office folder', async () => {
    const { host, sop } = office({ descriptors });
    (host as { userFolder: string }).userFolder = '/kantor/.config/sop';
    expect((await sop('key', 'new', ...rina, '--passphrase-fd', '3')).err).toMatch(/XDG_CONFIG_HOME/);
  });
});

describe('sop anchor and sop verify', () => {
  it('anchor a run, and find it rolled back, rewritten or gone', async () => {
    const { host, sop, run, act, folder } = await officeWithRun();
    await act('start', 'URMIN-01');
    const anchored = await sop('anchor', run);
    expect(anchored.out).toMatch(new RegExp(`^Sop-Jangkar: ${run} [0-9a-f]{64} [0-9a-f]{8}:2\n$`));
    expect(anchored.err).toContain('belum menjaga apa pun');
    expect((await sop('verify', run)).out).toMatch(
      /UTUH, TIDAK BERJANGKAR[\s\S]*cocok dengan berkas jangkar di folder kantor ini/,
    );
    expect((await sop('anchor', run, '--anchor', '/usb/j.jsonl')).err).not.toContain('belum menjaga');
    expect((await sop('verify', run, '--anchor', '/usb/j.jsonl')).out).toContain('UTUH DAN BERJANGKAR');
    await act('note', '--text', 'sesudah jangkar');
    expect((await sop('verify', run, '--anchor', '/usb/j.jsonl')).out).toContain('sesudah jangkar terbaru');
    expect((await sop('anchor', '--all', '--json')).json).toMatchObject({ ditambahkan: 1 });
    expect((await sop('anchor', '--all', '--json')).json).toMatchObject({ ditambahkan: 0 });
    const [last] = [...host.disk.keys()]
      .filter((path) => path.endsWith('.jsonl') && path.startsWith(folder))
      .slice(-1);
    const kept = host.disk.get(last ?? '') as Uint8Array;
    host.disk.delete(last ?? '');
    const broken = await sop('verify', '--json');
    expect(broken.code).toBe(1);
    expect(broken.json.pelaksanaan[0]).toMatchObject({
      putusan: 'rusak',
      kerusakan: [{ jenis: 'rollback' }],
    });
    expect((await sop('anchor', run)).err).toMatch(/RUSAK dan tidak dijangkarkan/);
    host.disk.set(last ?? '', kept);
    for (const path of host.disk.keys()) if (path.startsWith(`${folder}/`)) host.disk.delete(path);
    expect((await sop('verify')).out).toMatch(new RegExp(`${run} {2}RUSAK[\\s\\S]*dihapus`));
    expect(await sop('anchor')).toMatchObject({ code: 2 });
  });

  it('do not take an office for one without keys where something else bears the name of the register', async () => {
    const { host, sop, run, act } = await officeWithRun();
    host.disk.set('/kantor/kunci.jsonl/isi.txt', Buffer.from('bukan daftar kunci'));
    for (const words of [['verify'], ['verify', run], ['key', 'list'], ['report', run]])
      expect(await sop(...words)).toMatchObject({
        code: 3,
        err: expect.stringContaining("daftar kunci '/kantor/kunci.jsonl' bukan berkas biasa"),
      });
    expect((await act('start', 'URMIN-01')).code).toBe(3);
  });

  it('know a digest from a report and from another file', async () => {
    const first = await officeWithRun();
    await first.act('start', 'URMIN-01');
    const [, digest = ''] =
      /([0-9a-f]{64})/.exec((await first.sop('anchor', first.run, '--anchor', '/usb/jangkar.jsonl')).out) ??
      [];
    expect(first.host.disk.has('/kantor/catatan/jangkar.jsonl')).toBe(false);
    expect((await first.sop('verify', first.run)).out).toContain('TIDAK BERJANGKAR');
    expect((await first.sop('verify', first.run, '--anchor', '/usb/jangkar.jsonl')).out).toContain(
      'DAN BERJANGKAR',
    );
    expect((await first.sop('verify', first.run, '--digest', digest.toUpperCase())).out).toContain(
      'DAN BERJANGKAR',
    );
    expect((await first.sop('verify', first.run, '--digest', '0'.repeat(64))).out).toContain('RUSAK');
    expect((await first.sop('verify', first.run, '--digest', 'abc')).code).toBe(3);
    expect((await first.sop('verify', '--digest', digest)).code).toBe(0);
  });

  it('compare two copies, and take a run by its folder', async () => {
    const { host, sop, run, folder, act } = await officeWithRun();
    await act('start', 'URMIN-01');
    for (const [path, bytes] of host.disk) {
      if (path.startsWith('/kantor/catatan/')) host.disk.set(path.replace('/kantor/', '/cadangan/'), bytes);
    }
    expect(await sop('verify', run, '--other', '/cadangan')).toMatchObject({
      code: 0,
      out: expect.stringContaining('UTUH DAN BERJANGKAR'),
    });
    expect((await sop('verify', folder.replace('/kantor/', '/cadangan/'))).out).toContain(run);
    expect((await sop('verify', '/cadangan')).out).toContain(run);
    expect((await sop('verify', run, '--other', '/tidak-ada')).code).toBe(3);
    expect((await sop('verify', 'ZZZZ')).code).toBe(3);
  });

  it('never says the bare word valid, and shows hostile file names by their code points', async () => {
    const { host, sop, run, folder } = await officeWithRun();
    const stray = `${folder}/${run}.\u001b[2Jjahat.jsonl`;
    host.disk.set(stray, new Uint8Array());
    expect((await sop('verify', run, '--lang', 'en')).out).toMatch(/INTACT[\s\S]*other files.*<U\+001B>/);
    const segment = [...host.disk.keys()].find(
      (path) => path.startsWith(folder) && path !== stray && path.endsWith('.jsonl'),
    );
    host.disk.set(stray, host.disk.get(segment ?? '') as Uint8Array);
    host.disk.delete(segment ?? '');
    const { out } = await sop('verify', run, '--lang', 'en');
    expect(out).toMatch(/BROKEN[\s\S]*<U\+001B>.*holds lines of the run/);
    expect(out).toContain('<U+001B>');
    expect(out).not.toMatch(/valid|\u001b/i);
  });
});
