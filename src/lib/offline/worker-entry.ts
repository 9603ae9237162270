import { startWorker, type WorkerScope } from './service-worker.ts';
import type { Stored } from './stored.ts';

/** Put in by the build (scripts/offline.ts). */
declare const STORED: Stored;

startWorker(globalThis as unknown as WorkerScope, STORED);
