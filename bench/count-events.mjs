// The floor for reading records: reads every journal, parses every line, counts events by kind. No chain, no fold.
//   node bench/count-events.mjs /tmp/catatan-besar
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const counts = {};
const walk = (folder) => {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) walk(path);
    else if (entry.name.endsWith('.jsonl')) {
      for (const line of readFileSync(path, 'utf8').split('\n')) {
        if (line === '') continue;
        const { t } = JSON.parse(line);
        counts[t] = (counts[t] ?? 0) + 1;
      }
    }
  }
};
walk(process.argv[2]);
console.log(counts);
