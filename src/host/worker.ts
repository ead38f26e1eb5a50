// What a thread of `startThreads` runs: one function of a command's bundle, on the real files.
import { createRequire } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import { systemFiles } from './system-files.ts';

const { module, input } = workerData as { readonly module: string; readonly input: unknown };
const { run } = createRequire(__filename)(module) as {
  readonly run: (files: typeof systemFiles, input: unknown) => unknown;
};
parentPort?.postMessage(run(systemFiles, input));
