import type { Observation } from '../../../src/compliance/observation.ts';
import { summarize } from '../../../src/compliance/summarize.ts';
import type { GroupBy } from '../../../src/compliance/summary.ts';
import type { ComplianceDocument } from '../../../src/report/compliance/compliance-document.ts';
import { builtInCalendar } from '../../support/calendars.ts';
import { documentOf } from './sample-summary.ts';

/** Clears the screen, turns the reading direction, breaks lines, ends a cell, is a formula, is no Unicode text. */
export const hostileTexts = [
  '\u001B[2J\u001B]0;title\u0007\u009B31m',
  '\u202Eterbalik\u2066 \u200Btak terlihat\uFEFF',
  'baris\r\nkedua\u2028ketiga\u0000',
  'a,"b"\r\n=1+1,</t><x>&amp;',
  '=HYPERLINK("http://contoh.invalid";"klik")',
  '+62 811\u0085@SUM(A1)',
  'separuh \uD83D huruf \uFFFE\uFFFF',
] as const;

/** A summary of which every text is hostile. */
export function hostileDocument(by: GroupBy): ComplianceDocument {
  const calendar = builtInCalendar('polri');
  const at = Date.parse('2026-11-02T09:00:00+07:00');
  const observations = hostileTexts.map((text, index): Observation => {
    const startedAt = at + index * 3_600_000;
    return {
      run: `run ${text}`,
      part: `bagian ${text}`,
      activity: text,
      at: startedAt + 60_000,
      person: text,
      role: text,
      result: 'sesuai',
      timeliness: 'terlambat',
      startedAt,
      finishedAt: startedAt + 60_000,
      net: 60_000,
      gross: 60_000,
      standard: 30_000,
      lateBy: 30_000,
      pauses: [{ reason: `sebab ${text}`, time: 1000 * (index + 1) }],
      recordedLate: true,
      clockJump: true,
    };
  });
  const labels = {
    activities: new Map(hostileTexts.map((text) => [text, { text: `uraian ${text}`, standardText: text }])),
    parts: new Map(hostileTexts.map((text) => [`bagian ${text}`, text])),
    roles: new Map(hostileTexts.map((text) => [text, text])),
  };
  const all = hostileTexts.join(' ');
  return documentOf(summarize(observations, { by, calendar, labels }), {
    calendar: all,
    rule: { id: all, en: all },
    zone: calendar.zone,
    trace: true,
    skipped: hostileTexts,
  });
}
