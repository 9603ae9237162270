import type { RunEvent } from '../../lib/sandbox/engine.ts';
import type { Project } from '../../lib/sandbox/project.ts';
import { fill, type QuizTexts } from './texts.ts';

interface Fetched extends Project {
  readonly varies: boolean;
}

const base = import.meta.env.BASE_URL.replace(/\/?$/, '/');

/** A button that really runs a question's program, and what it prints. Engine and program are fetched when it is pressed. */
export function runControls(name: string, text: QuizTexts): HTMLElement {
  const controls = document.createElement('div');
  controls.className = 'ran';
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'run';
  button.textContent = text.run;
  const status = document.createElement('p');
  status.setAttribute('role', 'status');
  const printed = document.createElement('pre');
  printed.hidden = true;
  controls.append(button, status, printed);
  let runs = 0;
  button.addEventListener('click', async () => {
    if (button.getAttribute('aria-disabled') === 'true') return;
    button.setAttribute('aria-disabled', 'true');
    status.textContent = text.running;
    try {
      const program = await fetchProgram(name);
      // Other seeds lose other packets: what is not determined comes out differently.
      const seed = (program.scenario.seed ?? 1) + (program.varies ? runs : 0);
      printed.textContent = await outputOf({ ...program, scenario: { ...program.scenario, seed } });
      printed.hidden = false;
      runs++;
      status.textContent = program.varies ? fill(text.ranAgain, runs) : text.printed;
      if (program.varies) button.textContent = text.runAgain;
    } catch (error) {
      status.textContent = fill(text.runFailed, error instanceof Error ? error.message : String(error));
    }
    button.removeAttribute('aria-disabled');
  });
  return controls;
}

async function fetchProgram(name: string): Promise<Fetched> {
  const address = `${base}quiz-programs/${name}.json`;
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: HTTP ${response.status}`);
  return response.json();
}

/** Runs a project to its end; what its processes print, in the order it was printed. */
async function outputOf(project: Project): Promise<string> {
  const { EmbeddedEngine } = await import('../../lib/sandbox/embedded/embedded-engine.ts');
  const engine = new EmbeddedEngine();
  try {
    return await new Promise<string>((resolve, reject) => {
      let output = '';
      const listen = (events: readonly RunEvent[]) => {
        for (const event of events) {
          if (event.type === 'output') output += event.text;
          if (event.type === 'failed') reject(new Error(event.message));
          // A server that waits for ever has said what it has to say.
          if (event.type === 'done' || event.type === 'idle') resolve(output);
        }
      };
      engine.start(project, listen).catch(reject);
    });
  } finally {
    engine.dispose();
  }
}
