import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { systemHost } from '../../../src/host/system.ts';
import { main } from '../../../src/main.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const root = join(import.meta.dirname, '../../..');
const folder = temporaryFolder('sop-threads-');

const sop = (n: number): string => `format: 1
nomor: "SOP/${n}/I/HUK.7.1./2026/Contoh"
nama: Pengelolaan surat ${n}
pelaksana:
  - { kode: KAUR, jabatan: KAUR }
bagian:
  - kode: ${n % 50 === 0 ? 'SAMA' : `S${n}`}
    nama: Surat ${n}
    kegiatan:
      - { kode: S${n}-01, no: "1", uraian: Menerima surat ${n}, pelaksana: [${n % 7 === 0 ? 'KASI' : 'KAUR'}], waktu: ${n % 5 === 0 ? 'besok' : '1 Jam'} }
`;

test('several threads find exactly what one thread finds, in the same order', {
  timeout: 60_000,
}, async () => {
  mkdirSync(join(folder, 'sops'));
  for (let n = 0; n < 700; n++) writeFileSync(join(folder, 'sops', `s${n}.yaml`), sop(n));
  writeFileSync(join(folder, 'sops', 'rusak.yaml'), 'format: [');
  let alone = '';
  let started = 0;
  const host = systemHost();
  const code = await main(['lint', '--json'], {
    ...host,
    cwd: folder,
    home: root,
    env: {},
    threads: {
      cores: 1,
      start: () => {
        started += 1;
        return [];
      },
    },
    out: {
      result: (text) => {
        alone += String(text);
      },
      message: () => undefined,
    },
  });
  expect({ code, started }).toEqual({ code: 1, started: 0 });
  const several = spawnSync(process.execPath, [join(root, 'bin/sop.js'), 'lint', '--json'], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  expect(several.status).toBe(1);
  expect(JSON.parse(several.stdout)).toEqual(JSON.parse(alone));
  expect((JSON.parse(alone) as readonly unknown[]).length).toBeGreaterThan(300);
});
