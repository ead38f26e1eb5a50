// A process of its own that records answers into a run and says each one on standard output after it is on disk.
import { createHash, randomBytes } from 'node:crypto';
import { writeSync } from 'node:fs';
import { localDate } from '../../src/calendar/local-time.ts';
import { systemFiles } from '../../src/host/system-files.ts';
import { readJournal } from '../../src/record/record.ts';
import { newRunPlace, placeOf } from '../../src/record/run-folder.ts';
import { joinRun, openRun } from '../../src/record/session.ts';
import { frontierOf } from '../../src/record/weave.ts';

const [target = '', name = '', count = '1'] = process.argv.slice(2);
const host = {
  files: systemFiles,
  now: () => Date.now(),
  uptime: () => Math.round(performance.now()),
  randomHex: (bytes: number) => randomBytes(bytes).toString('hex'),
  sha256: (data: Uint8Array | string) => createHash('sha256').update(data).digest('hex'),
};
const by = { name };
const zone = 'Asia/Jakarta';
const place = placeOf(target);
const session = place
  ? joinRun(host, { place, by, zone, seen: frontierOf(readJournal(host, place).segments) })
  : openRun(
      host,
      { place: newRunPlace(host, target, 'URMIN', localDate(Date.now(), zone)), by, zone, seen: {} },
      new Uint8Array([10]),
      'Contoh',
    );
writeSync(1, `${session.place.folder}\n`);
for (let n = 1; n <= Number(count); n++) {
  session.record({ type: 'answer', activity: `${name}-${n}`, result: 'sesuai' });
  writeSync(1, `${n}\n`);
}
session.close();
