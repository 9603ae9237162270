import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Recording } from '../../../src/lib/node/kernel/recording.ts';
import type { EmbeddedEngine } from '../../../src/lib/sandbox/embedded/embedded-engine.ts';
import type { RunEvent } from '../../../src/lib/sandbox/engine.ts';
import { type EnginePage, openEnginePage } from '../engine/engine-page.ts';
import { again, type Case, first } from './repeated-runs.ts';

/** How often each run is made in Node, and in Chromium. The engine promises `IEUM_RUNS=20`, which takes its time. */
export const RUNS = Number(process.env.IEUM_RUNS ?? 1);

let opened: EnginePage;
beforeAll(async () => {
  opened = await openEnginePage();
}, 60_000);
afterAll(() => opened.close());

/** Runs of a recording in the page: what they showed, and their captures. */
const inChromium = (recording: Recording, times: number): Promise<{ digest: string; pcapng: number[] }[]> =>
  opened.page.evaluate(
    async ([recording, times]) => {
      const scope = globalThis as unknown as {
        EmbeddedEngine: typeof EmbeddedEngine;
        engine?: EmbeddedEngine;
      };
      scope.engine ??= new scope.EmbeddedEngine();
      const runs: { digest: string; pcapng: number[] }[] = [];
      for (let time = 0; time < times; time++) {
        let over: () => void;
        const end = new Promise<void>((resolve) => {
          over = resolve;
        });
        const run = await scope.engine.replay(recording, (events: readonly RunEvent[]) => {
          if (events.some(({ type }) => type === 'done' || type === 'failed')) over();
        });
        await end;
        const { digest } = (await run.control.recording())!;
        runs.push({ digest, pcapng: [...((await run.capture()) ?? [])] });
        run.dispose();
      }
      return runs;
    },
    [recording, times] as const,
  );

/** Makes a run so many times here and there; the first event that ever differs is in the failure's text. */
export async function expectOneRun(one: Case, times: number): Promise<void> {
  const made = await first(one);
  const recording: Recording = JSON.parse(JSON.stringify(made.recording()));
  const pcapng = Buffer.from(made.capture());
  for (let time = 1; time < times; time++) {
    const session = await again(recording);
    expect(session.differenceFrom(recording)).toBeUndefined();
    expect(pcapng.equals(session.capture())).toBe(true);
  }
  for (const run of await inChromium(recording, times)) {
    expect(made.differenceFrom({ ...recording, digest: run.digest })).toBeUndefined();
    expect(pcapng.equals(Buffer.from(run.pcapng))).toBe(true);
  }
}

/** A test for each of them. */
export function testEach(cases: readonly Case[]): void {
  describe(`${2 * RUNS} runs with one seed are one run, half of them in Node and half in Chromium`, () => {
    test.each(cases.map((one) => [one.name, one] as const))(
      '%s',
      (_, one) => expectOneRun(one, RUNS),
      600_000,
    );
  });
}
