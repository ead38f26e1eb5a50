import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readYaml } from '../../src/document/yaml/read-yaml.ts';
import { reportFormats } from '../../src/office/office.ts';
import { repository } from '../support/program-files.ts';
import { run, scheduleOffice } from '../support/schedule-office.ts';
import { namedOnPage } from './named-on-page.ts';

const page = readFileSync(join(repository, 'docs/unattended.md'), 'utf8');
const blocks = [...page.matchAll(/(?:^ {4}.*\n)+/gm)].map(([block]) => block.replace(/^ {4}/gm, ''));
const [schedule = ''] = blocks.filter((block) => block.startsWith('jadwal:'));
const [mail = ''] = blocks.filter((block) => block.startsWith('pengiriman:'));

it('shows a schedule that the program accepts and plans', async () => {
  const head = 'format: 1\npenanda_tangan: [{ kode: KASI, jabatan: Kasi, nama: Sinta Maharani }]\n';
  const file = `${head}${mail}${schedule}`;
  expect(readYaml(new TextEncoder().encode(file), 'sop.config.yaml', 'kantor').diagnostics).toEqual([]);
  const host = scheduleOffice([]);
  host.disk.set('/kantor/sop.config.yaml', new TextEncoder().encode(file));
  const { code, out, err } = await run(host, 'report', '--due', '--dry-run');
  expect([code, err]).toEqual([0, '']);
  expect(out).toContain('MONITORING Semester I 2026 (pdf)');
});

it('names commands and options that exist, and the formats that can be made', () => {
  const { lines, unknown } = namedOnPage(page);
  expect(lines).toBeGreaterThan(4);
  expect(unknown).toEqual([]);
  const list = reportFormats.map((format) => `\`${format}\``).join(', ');
  expect(page).toContain(`rekap: ${list}; tabel7: ${list}.`);
});
