import { spawn } from 'node:child_process';
import { environmentOf, flagsOf, type TestFile } from './test-file.ts';

/** Real milliseconds. */
const LIMIT = 60_000;

/** Whether the Node that runs us passes a test file, with the flags it asks for. */
export async function passesInNode(test: TestFile): Promise<boolean> {
  const child = spawn(process.execPath, [...flagsOf(test), test.path], {
    stdio: 'ignore',
    timeout: LIMIT,
    killSignal: 'SIGKILL',
    env: { ...process.env, ...environmentOf(test) },
  });
  return new Promise((resolve) => {
    child.on('error', () => resolve(false));
    child.on('close', (code) => resolve(code === 0));
  });
}
