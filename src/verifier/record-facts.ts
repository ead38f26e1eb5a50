import { actionWords, saidWith } from '../checklist/action-words.ts';
import type { Bilingual } from '../words/bilingual.ts';
import { visibleLine } from '../words/visible.ts';
import { type Element, element } from './element.ts';
import type { Judgement } from './judge-attached.ts';
import { pageWords } from './page-words.ts';

/** The digest in groups of eight, to be read along the paper. */
const grouped = (digest: string): string => digest.toUpperCase().replaceAll(/.{8}(?!$)/g, '$& ');

/** What a record says of itself, to be compared with the page: who wrote, and what was recorded. */
export function recordFacts(
  { run, part, zone, digest, sessions, events }: Judgement,
  say: (text: Bilingual) => string,
): readonly Element[] {
  const row = (cell: string, ...cells: readonly string[]): Element =>
    element('tr', {}, ...cells.map((text) => element(cell, {}, visibleLine(text))));
  const said = events.slice(0, mostShown).map((event) => {
    const { at, by } = event.stamp;
    return row('td', clock(at, zone), by.name, say(actionWords(event)), saidWith(event));
  });
  const more = events.length > mostShown ? [element('p', {}, `… ${events.length - mostShown}`)] : [];
  return [
    element('h2', {}, say(pageWords.record)),
    element(
      'p',
      {},
      `${say(pageWords.run)} ${visibleLine(run)} · ${say(pageWords.part)} ${visibleLine(part)}`,
    ),
    element('p', { class: 'sidik' }, `${say(pageWords.digest)}: `, element('code', {}, grouped(digest))),
    element(
      'table',
      {},
      row('th', say(pageWords.writer), say(pageWords.since), say(pageWords.lines), say(pageWords.key)),
      ...sessions.map(({ by, since, lines, kid }) =>
        row('td', by, clock(since, zone), String(lines), kid ?? '–'),
      ),
    ),
    element(
      'details',
      {},
      element('summary', {}, say(pageWords.contents)),
      element('table', {}, ...said),
      ...more,
    ),
  ];
}

const mostShown = 2000;

/** `2026-11-23 08:00:00 Asia/Jakarta`; in UTC where the record names no zone that there is. */
function clock(at: number, zone: string): string {
  try {
    const time = new Intl.DateTimeFormat('sv-SE', {
      timeZone: zone,
      dateStyle: 'short',
      timeStyle: 'medium',
    });
    return `${time.format(at)} ${zone}`;
  } catch {
    return new Date(at).toISOString();
  }
}
