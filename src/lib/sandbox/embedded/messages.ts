import type { Time } from '../../net/time.ts';
import type { Recording } from '../../node/kernel/recording.ts';
import type { PartScripts } from '../../node/parts.ts';
import type { LinkConditions, RunEvent, RunOptions } from '../engine.ts';
import type { Project, ProjectFile } from '../project.ts';

/** Runs are numbered by the page, so that what is late cannot be taken for news of the run after. */
export type RunId = number;

/** What a run is made of: a project, or a run that was made before. */
export type RunSource = { readonly project: Project } | { readonly recording: Recording };

/** What the page asks of one run. */
export type RunCommand =
  | { readonly type: 'stop'; readonly process: string | undefined }
  | { readonly type: 'kill'; readonly process: string }
  | {
      readonly type: 'restart';
      readonly process: string;
      readonly files: readonly ProjectFile[] | undefined;
      /** The parts of the engine that these files name. */
      readonly parts: PartScripts;
    }
  | { readonly type: 'input'; readonly process: string; readonly text: string | null }
  | {
      readonly type: 'set-link';
      readonly between: readonly [string, string];
      readonly conditions: LinkConditions;
    }
  | { readonly type: 'drop-packet'; readonly hop: number }
  | { readonly type: 'pause' }
  | { readonly type: 'resume' }
  | { readonly type: 'step'; readonly what: 'event' | 'packet' }
  | { readonly type: 'set-speed'; readonly speed: number }
  | { readonly type: 'seek'; readonly to: Time };

/** The page asks the kernel worker, over the one port that joins them. */
export type ToKernel =
  | {
      readonly type: 'start';
      readonly run: RunId;
      readonly source: RunSource;
      /** The parts of the engine that its files name. */
      readonly parts: PartScripts;
      readonly options: RunOptions;
    }
  | { readonly type: 'command'; readonly run: RunId; readonly command: RunCommand }
  | { readonly type: 'capture' | 'recording'; readonly run: RunId; readonly request: number }
  | { readonly type: 'dispose'; readonly run: RunId };

/** The kernel worker tells the page. */
export type FromKernel =
  | { readonly type: 'ready' }
  | { readonly type: 'events'; readonly run: RunId; readonly events: readonly RunEvent[] }
  | {
      readonly type: 'answer';
      readonly request: number;
      readonly value: Uint8Array | Recording | undefined;
    };

/** The frame hands the kernel worker its port and the text of the process worker. */
export interface KernelStart {
  readonly processScript: string;
  readonly port: MessagePort;
}
