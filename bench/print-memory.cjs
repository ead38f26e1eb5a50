// Loaded before a benched program: at its end it writes its peak memory (KiB, all its threads) and its processor time (microseconds) to
// file descriptor 3.
const { writeSync } = require('node:fs');
const { isMainThread } = require('node:worker_threads');
const { resourceUsage } = process;
if (isMainThread)
  process.on('exit', () => {
    const { maxRSS, userCPUTime, systemCPUTime } = resourceUsage();
    writeSync(3, `${maxRSS} ${userCPUTime + systemCPUTime}`);
  });
