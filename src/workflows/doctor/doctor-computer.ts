import type { Host } from '../../host/host.ts';
import { join } from '../../host/paths.ts';
import { type Finding, good, wrong } from './finding.ts';

const oldest = [20, 19] as const;

/** Whether Node.js is recent enough. */
export function nodeFindings({ machine }: Host): readonly Finding[] {
  const { version } = machine.node;
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const recent = major > oldest[0] || (major === oldest[0] && minor >= oldest[1]);
  if (recent) return [good('node', { id: `Node.js ${version}`, en: `Node.js ${version}` })];
  return [
    wrong(
      'node',
      { id: `Node.js ${version} terlalu lama`, en: `Node.js ${version} is too old` },
      { id: 'pasang Node.js 20.19 atau lebih baru', en: 'install Node.js 20.19 or newer' },
    ),
  ];
}

/** What comes with the program: without it no PDF is made. */
const parts = [
  'templates/huruf/DejaVuSansCondensed.ttf',
  'templates/huruf/DejaVuSansCondensed-Bold.ttf',
  'templates/kalender/polri.yaml',
  'templates/kalender/libur-nasional.yaml',
];

/** Whether the program is whole. */
export function programFindings(host: Host): readonly Finding[] {
  const missing = parts.filter((name) => host.files.kind(join(host.home, name)) !== 'file');
  if (missing.length === 0)
    return [good('huruf', { id: 'huruf dan kalender lengkap', en: 'fonts and calendars are there' })];
  return [
    wrong(
      'huruf',
      { id: `tidak ada: ${missing.join(', ')}`, en: `missing: ${missing.join(', ')}` },
      { id: 'pasang ulang program ini', en: 'install the program again' },
    ),
  ];
}
