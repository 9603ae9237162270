import type { WebContainer } from '@webcontainer/api';
import type { Shell, TerminalSize } from '../engine.ts';

/** The container's own shell, jsh, in a terminal of a size. */
export async function openShell(container: WebContainer, terminal: TerminalSize): Promise<Shell> {
  const process = await container.spawn('jsh', { terminal });
  const input = process.input.getWriter();
  return {
    output: process.output,
    ended: process.exit,
    // A shell that has ended takes no input, which is no failure of ours.
    write: (text) => void input.write(text).catch(() => {}),
    resize: (size) => process.resize(size),
    close: () => process.kill(),
  };
}
