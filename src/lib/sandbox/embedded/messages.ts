import type { PartScripts } from '../../node/parts.ts';
import type { LinkConditions, RunEvent } from '../engine.ts';
import type { Project } from '../project.ts';

/** Runs are numbered by the page, so that what is late cannot be taken for news of the run after. */
export type RunId = number;

/** The page asks the kernel worker, over the one port that joins them. */
export type ToKernel =
  | {
      readonly type: 'start';
      readonly run: RunId;
      readonly project: Project;
      /** The parts of the engine that the project names. */
      readonly parts: PartScripts;
      readonly pace: number | undefined;
    }
  | { readonly type: 'stop'; readonly run: RunId; readonly process: string | undefined }
  | { readonly type: 'input'; readonly run: RunId; readonly process: string; readonly text: string | null }
  | {
      readonly type: 'set-link';
      readonly run: RunId;
      readonly between: readonly [string, string];
      readonly conditions: LinkConditions;
    }
  | { readonly type: 'set-pace'; readonly run: RunId; readonly pace: number }
  | { readonly type: 'capture'; readonly run: RunId; readonly request: number }
  | { readonly type: 'dispose'; readonly run: RunId };

/** The kernel worker tells the page. */
export type FromKernel =
  | { readonly type: 'ready' }
  | { readonly type: 'events'; readonly run: RunId; readonly events: readonly RunEvent[] }
  | { readonly type: 'capture'; readonly request: number; readonly bytes: Uint8Array | undefined };

/** The frame hands the kernel worker its port and the text of the process worker. */
export interface KernelStart {
  readonly processScript: string;
  readonly port: MessagePort;
}
