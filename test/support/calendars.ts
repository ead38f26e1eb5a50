import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CalendarData, mergeCalendars } from '../../src/calendar/calendar-data.ts';
import { type Calendar, compileCalendar } from '../../src/calendar/compile-calendar.ts';
import { readYaml } from '../../src/document/yaml/read-yaml.ts';
import { decodeCalendar } from '../../src/office/decode-calendar.ts';
import { repository } from './program-files.ts';

/** A calendar that is shipped, in Western Indonesian time, with its parent merged in. */
export function builtInCalendar(name: 'polri' | 'asn'): Calendar {
  return compileCalendar(mergeCalendars(read('libur-nasional'), read(name)), 'Asia/Jakarta');
}

function read(name: string): CalendarData {
  const path = join(repository, `templates/kalender/${name}.yaml`);
  const { value, diagnostics } = readYaml(readFileSync(path), path, 'kalender');
  if (value === undefined) throw new Error(JSON.stringify(diagnostics));
  return decodeCalendar(value, path);
}
