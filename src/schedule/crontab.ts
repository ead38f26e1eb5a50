import { folderOf } from '../host/paths.ts';
import { type Job, jobWords } from './job.ts';

/**
 * The lines of one office in a table of cron, between two marks. No zone is set: it would hold for whatever is added below, and an hourly
 * line has the same minute in zones that are whole hours apart.
 */
export function cronBlock(job: Job): string {
  const command = cronCommand(job);
  return `${[
    startMark(job.office),
    `${job.minutes.join(',')} * * * * ${command}`,
    `@reboot ${command}`,
    endMark,
  ].join('\n')}\n`;
}

/** Cron ends a command at a bare per cent sign, also within quotes. */
function cronCommand({ office, node, script, log }: Job): string {
  const words = [node, script, ...jobWords].map(shellWord).join(' ');
  const folder = shellWord(folderOf(log));
  return `cd ${shellWord(office)} && mkdir -p ${folder} && ${words} >>${shellWord(log)} 2>&1`.replaceAll(
    '%',
    '\\%',
  );
}

/** A word that every shell takes as it stands. */
export function shellWord(text: string): string {
  return /^[\w@+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

const startMark = (office: string): string => `# sop: mulai ${office}`;
const endMark = '# sop: selesai';

/** The block of an office in a table; undefined when there is none. @throws RangeError when its end mark is missing */
export function findBlock(table: string, office: string): string | undefined {
  const place = placeOf(table, office);
  return place && table.slice(...place);
}

/** A table without the block of an office; every other byte stays. @throws RangeError when the end mark is missing */
export function withoutBlock(table: string, office: string): string {
  const place = placeOf(table, office);
  return place ? table.slice(0, place[0]) + table.slice(place[1]) : table;
}

/**
 * A table with a block as its last lines, in place of the one that was there: a zone set in a table holds for all lines below.
 * @throws RangeError when the end mark of the old block is missing
 */
export function withBlock(table: string, office: string, block: string): string {
  const rest = withoutBlock(table, office);
  return `${rest}${rest === '' || rest.endsWith('\n') ? '' : '\n'}${block}`;
}

/** From the beginning of the first mark's line to the end of the last one's. */
function placeOf(table: string, office: string): readonly [number, number] | undefined {
  const lines = table.split('\n');
  const first = lines.indexOf(startMark(office));
  if (first < 0) return undefined;
  const last = lines.findIndex((line, index) => index > first && line.startsWith('# sop: '));
  if (lines[last] !== endMark) throw new RangeError(`no '${endMark}' after '${startMark(office)}'`);
  const from = lines.slice(0, first).reduce((sum, line) => sum + line.length + 1, 0);
  const length = lines.slice(first, last + 1).reduce((sum, line) => sum + line.length + 1, 0);
  return [from, Math.min(from + length, table.length)];
}
