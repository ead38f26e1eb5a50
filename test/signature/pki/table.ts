import { reasonKinds } from '../../../src/signature/cms/reasons.ts';
import { weakDigests, weakKeys } from '../../../src/signature/cms/strength.ts';
import { cases } from './cases.ts';

const dayOf = (until: number): string => (until === 0 ? 'never' : new Date(until).toISOString().slice(0, 10));
const row = (...cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const head = (...cells: readonly string[]): readonly string[] => [
  row(...cells),
  row(...cells.map(() => '---')),
];

/** Puts the tables into the place that a page keeps for them. */
export function withTrustTables(page: string): string {
  const [begin, end] = ['begin', 'end'].map((word) => `<!-- made by scripts/pages.mjs: ${word} -->\n`) as [
    string,
    string,
  ];
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  if (from < 0 || to < from) throw new Error('the page keeps no place for the tables');
  return `${page.slice(0, from)}${begin}\n${trustTables()}\n${page.slice(to)}`;
}

/** Reasons, algorithms, and every case. */
function trustTables(): string {
  return [
    '### Reasons',
    '',
    ...head('Reason (`alasan.kode`)', 'EN 319 102-1 (`indikasi`)', '`--accept`', 'Words'),
    ...Object.entries(reasonKinds).map(([code, kind]) =>
      row(`\`${code}\``, kind.indication, 'waiver' in kind ? `\`${kind.waiver}\`` : '', kind.words('…').id),
    ),
    '',
    '### Algorithms',
    '',
    ...head('Algorithm', 'counts until', 'Why'),
    ...Object.values(weakDigests).map(({ name, until, source }) => row(name, dayOf(until), source)),
    ...weakKeys.map(({ name, below, until, source }) =>
      row(`${name}, fewer than ${below} bits`, dayOf(until), source),
    ),
    '',
    '### Cases',
    ...Object.entries(cases).flatMap(([group, list]) => [
      '',
      ...head(group, 'Clause', 'Answer', 'Reason', 'OpenSSL'),
      ...list.map(({ what, clause, verdict, reasons = [], openssl = '' }) =>
        row(what, clause, verdict, reasons.map((one) => `\`${one}\``).join(', '), openssl),
      ),
    ]),
    '',
  ].join('\n');
}
