import type { Language } from '../../lib/i18n/language.ts';
import type { ProcessDescription, Scenario } from '../../lib/net/scenario.ts';

/** The README of a downloaded lab: how plain Node runs its programs, a terminal for each, on both kinds of system. */
export function handoutReadme(title: string, scenario: Scenario, lang: Language): string {
  const { heading, needs, order, unix, windows } = words[lang];
  const commands = (system: 'unix' | 'windows') =>
    scenario.processes.map((process) => commandOf(process, scenario, system)).join('\n');
  return [
    `# ${title}`,
    needs,
    `## ${heading}`,
    order,
    `${unix}\n\n\`\`\`sh\n${commands('unix')}\n\`\`\``,
    `${windows}\n\n\`\`\`powershell\n${commands('windows')}\n\`\`\``,
    '',
  ].join('\n\n');
}

const words = {
  ko: {
    needs: 'Node.js 20 이상이 있으면 이 코드를 그대로 실행할 수 있어요.',
    heading: '실행하기',
    order:
      '프로세스마다 터미널을 하나씩 열고, 아래 순서대로 실행하세요. 호스트가 모두 내 컴퓨터(127.0.0.1)예요.',
    unix: 'macOS, Linux:',
    windows: 'Windows (PowerShell):',
  },
  en: {
    needs: 'With Node.js 20 or newer this code runs as it is.',
    heading: 'Run it',
    order:
      'Open one terminal for each process and run them in this order. All hosts are your own machine (127.0.0.1).',
    unix: 'macOS, Linux:',
    windows: 'Windows (PowerShell):',
  },
} as const;

function commandOf(
  { file, argv = [], env = {} }: ProcessDescription,
  { hosts }: Scenario,
  system: 'unix' | 'windows',
): string {
  const settings = Object.entries(env).map(([name, value]) => {
    const here = Object.hasOwn(hosts, value) ? '127.0.0.1' : value;
    return system === 'unix' ? `${name}=${quoted(here)} ` : `$env:${name}='${here}'; `;
  });
  return `${settings.join('')}node ${[file, ...argv].map(quoted).join(' ')}`;
}

/** Both kinds of shell take a text in single quotes as it is. */
const quoted = (text: string): string => (/^[\w./:@-]+$/.test(text) ? text : `'${text}'`);
