import type { Zone } from '../../calendar/local-time.ts';
import { dateTimeWords } from '../../calendar/print-date.ts';
import type { SeenKey } from '../../record/keys/key-view.ts';
import type { Bilingual } from '../../words/bilingual.ts';
import { visibleLine } from '../../words/visible.ts';
import type { Page } from '../palette.ts';
import { table } from './table.ts';

/** The register of keys as a table: whose each is, on which device, since when, and whether it counts. */
export function keyTable(
  { say, palette }: Pick<Page, 'say' | 'palette'>,
  keys: readonly SeenKey[],
  zone: Zone,
  width: number,
): string {
  const columns = [
    { title: say({ id: 'Kunci', en: 'Key' }) },
    { title: say({ id: 'Petugas', en: 'Person' }), share: 2 },
    { title: say({ id: 'Perangkat', en: 'Device' }), share: 1 },
    { title: say({ id: 'Sejak', en: 'Since' }), share: 1 },
    { title: say({ id: 'Keadaan', en: 'State' }), share: 1 },
  ];
  const rows = keys.map((key) => [
    key.kid,
    visibleLine(key.person),
    visibleLine(key.device),
    say(dateTimeWords(key.at, zone)),
    say(stateWords(key, zone)),
  ]);
  return table(columns, rows, { width, head: palette.bold, line: palette.dim });
}

/** Words of a key's state; a revoked one with the time. */
function stateWords({ state, revokedAt }: SeenKey, zone: Zone): Bilingual {
  if (state === 'usable') return { id: 'berlaku', en: 'in force' };
  if (state === 'waiting' || revokedAt === undefined)
    return { id: 'menunggu pengesahan', en: 'awaits endorsement' };
  const at = dateTimeWords(revokedAt, zone);
  return { id: `dicabut ${at.id}`, en: `revoked ${at.en}` };
}
