import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cronBlock, findBlock, shellWord, withBlock, withoutBlock } from '../../src/schedule/crontab.ts';
import { type Job, minutesOf } from '../../src/schedule/job.ts';
import { systemdUnits } from '../../src/schedule/systemd.ts';
import { utf16, windowsTask } from '../../src/schedule/windows-task.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { tools } from '../support/tools.ts';

const job: Job = {
  office: "/srv/kantor 50% Jum'at",
  node: '/usr/bin/node',
  script: '/opt/sop/bin/sop.js',
  log: '/srv/catatan/.jadwal/cron.log',
  minutes: [0, 30],
  zone: 'Asia/Makassar',
};

const shell = tools('sh', 'mkdir');
const systemd = tools('systemd-analyze');

describe('a table of cron', () => {
  it('gets a block without a zone, which would hold for what users add below, with absolute paths and a log, and cron sees no bare per cent sign', () => {
    expect(cronBlock(job)).toBe(
      [
        "# sop: mulai /srv/kantor 50% Jum'at",
        "0,30 * * * * cd '/srv/kantor 50\\% Jum'\\''at' && mkdir -p /srv/catatan/.jadwal && /usr/bin/node /opt/sop/bin/sop.js report --due --quiet >>/srv/catatan/.jadwal/cron.log 2>&1",
        "@reboot cd '/srv/kantor 50\\% Jum'\\''at' && mkdir -p /srv/catatan/.jadwal && /usr/bin/node /opt/sop/bin/sop.js report --due --quiet >>/srv/catatan/.jadwal/cron.log 2>&1",
        '# sop: selesai',
        '',
      ].join('\n'),
    );
  });

  it.skipIf(shell.missing)(
    `has a line that a real shell runs in the folder, with the words as they are${shell.note}`,
    () => {
      const root = temporaryFolder('sop-cron-');
      const office = join(root, 'kantor 50% "Jum\'at" $HOME `x`');
      mkdirSync(office);
      const script = join(root, 'cetak skrip.cjs');
      writeFileSync(script, 'console.log(JSON.stringify([process.cwd(), ...process.argv.slice(2)]))');
      const log = join(root, 'belum ada/a b.log');
      const line = cronBlock({ ...job, office, script, log, node: process.execPath })
        .split('\n')
        .find((one) => one.startsWith('@reboot '));
      // What cron does: a backslash before a per cent sign goes.
      const command = (line ?? '').slice('@reboot '.length).replaceAll('\\%', '%');
      expect(spawnSync('/bin/sh', ['-c', command]).status).toBe(0);
      expect(JSON.parse(readFileSync(log, 'utf8'))).toEqual([office, 'report', '--due', '--quiet']);
    },
  );

  it('keeps every other byte when a block comes, comes again and goes', () => {
    const line = fc.stringMatching(/^[ -~]{0,30}$/).filter((text) => !text.startsWith('# sop: '));
    const table = fc.array(line).map((lines) => lines.map((one) => `${one}\n`).join(''));
    fc.assert(
      fc.property(table, table, (before, after) => {
        const other = cronBlock({ ...job, office: '/srv/lain' });
        const start = `${before}${other}${after}`;
        const once = withBlock(start, job.office, cronBlock(job));
        expect(once).toBe(start + cronBlock(job));
        expect(withBlock(once, job.office, cronBlock(job))).toBe(once);
        expect(findBlock(once, job.office)).toBe(cronBlock(job));
        expect(withoutBlock(once, job.office)).toBe(start);
        const moved = withBlock(`${before}${cronBlock(job)}${after}`, job.office, cronBlock(job));
        expect(moved).toBe(before + after + cronBlock(job));
      }),
    );
  });

  it('keeps a last line without a line feed whole, and touches nothing when the end mark is gone', () => {
    expect(withBlock('MAILTO=a', '/x', 'B\n')).toBe('MAILTO=a\nB\n');
    const cut = '# sop: mulai /x\n0 * * * * a\n# sop: mulai /y\n# sop: selesai\n';
    expect(() => withoutBlock(cut, '/x')).toThrow(RangeError);
    expect(() => withoutBlock('# sop: mulai /x\n0 * * * * a\n', '/x')).toThrow(RangeError);
    expect(withoutBlock(cut, '/z')).toBe(cut);
  });

  it('starts at the minutes of the entries', () => {
    const at = (hour: number, minute: number) => ({ clock: (hour * 60 + minute) * 60_000 });
    expect(minutesOf([at(7, 30), at(16, 0), at(9, 30)])).toEqual([0, 30]);
  });

  it('quotes words so that a shell gives them back', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.string().filter((text) => !text.includes('\0')),
          { minLength: 1, maxLength: 8 },
        ),
        (words) => {
          const { stdout } = spawnSync('/bin/sh', ['-c', `printf '%s\\0' ${words.map(shellWord).join(' ')}`]);
          expect(stdout.toString('utf8')).toBe(`${words.join('\0')}\0`);
        },
      ),
      { numRuns: 50 },
    );
  });
});

describe('units of systemd', () => {
  const units = systemdUnits({ ...job, office: '/srv/kantor 50%', script: '/opt/s p/$a.js' }, 'ab12');

  it('name folder, command and times', () => {
    expect(Object.keys(units)).toEqual(['sop-laporan-ab12.service', 'sop-laporan-ab12.timer']);
    expect(units['sop-laporan-ab12.service']).toContain('WorkingDirectory=/srv/kantor 50%%\n');
    expect(units['sop-laporan-ab12.service']).toContain(
      'ExecStart=/usr/bin/node "/opt/s p/$$a.js" report --due --quiet\n',
    );
    expect(units['sop-laporan-ab12.timer']).toContain('OnCalendar=*-*-* *:30:00 Asia/Makassar\n');
    expect(units['sop-laporan-ab12.timer']).toContain('Persistent=true');
  });

  it.skipIf(systemd.missing)(`are times that systemd understands${systemd.note}`, () => {
    const times = [...(units['sop-laporan-ab12.timer'] ?? '').matchAll(/^OnCalendar=(.*)$/gm)].map(
      ([, time = '']) => time,
    );
    expect(times).toHaveLength(2);
    for (const time of times) {
      const { status, stderr } = spawnSync('systemd-analyze', ['calendar', time], { encoding: 'utf8' });
      expect(stderr).toBe('');
      expect(status).toBe(0);
    }
  });

  it.skipIf(systemd.missing)(`pass the check of systemd itself${systemd.note}`, () => {
    const folder = temporaryFolder('sop-units-');
    const real = systemdUnits(
      { ...job, office: '/srv/kantor 50%', node: process.execPath, script: '/opt/s p/a.js' },
      'ab12',
    );
    for (const [name, text] of Object.entries(real)) writeFileSync(join(folder, name), text);
    const paths = Object.keys(real).map((name) => join(folder, name));
    const { status, stderr } = spawnSync('systemd-analyze', ['verify', '--user', ...paths], {
      encoding: 'utf8',
      env: { ...process.env, XDG_RUNTIME_DIR: folder },
    });
    expect(stderr.split('\n').filter((line) => line.includes('sop-laporan'))).toEqual([]);
    expect(status).toBe(0);
  });
});

describe('a task of Windows', () => {
  it('names program, words and folder, escaped, and starts what was missed', () => {
    const text = windowsTask({
      ...job,
      office: 'C:\\Kantor <A> & B\\',
      node: 'C:\\Program Files\\nodejs\\node.exe',
      script: 'C:\\Users\\Rina W\\sop\\bin\\sop.js',
    });
    expect(text).toContain('<Command>C:\\Program Files\\nodejs\\node.exe</Command>');
    expect(text).toContain(
      '<Arguments>"C:\\Users\\Rina W\\sop\\bin\\sop.js" report --due --quiet</Arguments>',
    );
    expect(text).toContain('<WorkingDirectory>C:\\Kantor &lt;A&gt; &amp; B\\</WorkingDirectory>');
    expect(text).toContain('<StartWhenAvailable>true</StartWhenAvailable>');
    expect(text.match(/<StartBoundary>[^<]*/g)).toEqual([
      '<StartBoundary>2020-01-01T00:00:00',
      '<StartBoundary>2020-01-01T00:30:00',
    ]);
  });

  it('is written in the encoding that it names', () => {
    const bytes = utf16('<é>');
    expect([...bytes.slice(0, 2)]).toEqual([0xff, 0xfe]);
    expect(new TextDecoder('utf-16le').decode(bytes)).toBe('<é>');
  });
});
