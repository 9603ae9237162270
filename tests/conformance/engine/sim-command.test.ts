import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOT } from './engine-script.ts';

const directory = mkdtempSync(join(tmpdir(), 'ieum-command-'));

function file(name: string, text: string): string {
  const path = join(directory, name);
  writeFileSync(path, text);
  return path;
}

/** Runs the command as npm does; stdin is at its end unless given. */
function sim(args: readonly string[], input = ''): { status: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(ROOT, 'scripts/sim.ts'), ...args], {
    cwd: directory,
    input,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

describe('a single program', () => {
  test("a closed port gives Node's own error and exit code 1", () => {
    const { status, stdout, stderr } = sim([
      'run',
      file('refused.mjs', "import net from 'node:net';\nnet.connect(9);\n"),
    ]);
    expect(status).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toContain('Error: connect ECONNREFUSED 127.0.0.1:9\n');
    expect(stderr).toContain("syscall: 'connect'");
  });

  test('output is passed on as it is, arguments and exit code too', () => {
    const program =
      "process.stdout.write(process.argv.slice(2).join('|')); console.error('e'); process.exitCode = 7;";
    expect(sim(['run', file('argv.mjs', program), '--json', 'two words'])).toEqual({
      status: 7,
      stdout: '--json|two words',
      stderr: 'e\n',
    });
  });

  test('the environment of the terminal is there', () => {
    process.env.IEUM_TEST_PORT = '7123';
    expect(sim(['run', file('env.mjs', 'console.log(process.env.IEUM_TEST_PORT);')]).stdout).toBe('7123\n');
  });

  test('what is piped in is read line by line, up to its end', () => {
    const program = `
      process.stdin.setEncoding('utf8');
      process.stdin.on('data', (text) => process.stdout.write(text.toUpperCase()));
      process.stdin.on('end', () => console.log('end'));`;
    expect(sim(['run', file('stdin.mjs', program)], 'one\ntwo')).toMatchObject({
      status: 0,
      stdout: 'ONE\nTWOend\n',
    });
  });

  test('modules beside it can be imported', () => {
    file('shared.mjs', 'export const word = "imported";');
    expect(
      sim(['run', file('main.mjs', "import { word } from './shared.mjs'; console.log(word);")]).stdout,
    ).toBe('imported\n');
  });

  test('a second server on one port gets EADDRINUSE, with the message of Node', () => {
    const program = `
      import net from 'node:net';
      net.createServer().listen(7101, () => net.createServer().listen(7101));`;
    const { status, stderr } = sim(['run', file('inuse.mjs', program)]);
    expect(status).toBe(1);
    expect(stderr).toContain('Error: listen EADDRINUSE: address already in use :::7101\n');
  });

  test('a server that nobody can reach any more does not keep the run going', () => {
    expect(
      sim(['run', file('server.mjs', "import net from 'node:net'; net.createServer().listen(7000);")]).status,
    ).toBe(0);
  });

  test('the stack of an uncaught error names file and line as Node does', () => {
    const path = file('throws.mjs', "\nfunction inner() {\n  throw new TypeError('broken');\n}\ninner();\n");
    const { status, stderr } = sim(['run', path]);
    expect(status).toBe(1);
    expect(stderr).toContain(`${path}:3\n`);
    expect(stderr).toContain('TypeError: broken\n    at inner (');
  });
});

describe('a scenario', () => {
  const server = file(
    'hello-server.mjs',
    "import net from 'node:net';\nnet.createServer((socket) => socket.end('hi')).listen(7000);\n",
  );
  const client = file(
    'hello-client.mjs',
    "import net from 'node:net';\nnet.connect(7000, process.env.HOST).on('data', (data) => console.log('got', String(data)));\n",
  );
  const scenario = {
    seed: 7,
    hosts: { client: '10.0.0.11', 'server.lab': '10.0.0.2' },
    links: [{ between: ['client', 'server.lab'], rate: '10mbit', delay: '25ms' }],
    processes: [
      { name: 'server', host: 'server.lab', file: 'hello-server.mjs' },
      { name: 'client', host: 'client', file: 'hello-client.mjs', env: { HOST: 'server.lab' } },
    ],
  };
  const path = file('scenario.json', JSON.stringify(scenario));

  test('lines stand behind the name of their process; a server that waits is no failure', () => {
    expect([existsSync(server), existsSync(client)]).toEqual([true, true]);
    expect(sim([path])).toEqual({ status: 0, stdout: '[client] got hi\n', stderr: '' });
  });

  test('as JSON, with virtual time', () => {
    const lines = sim([path, '--json'])
      .stdout.trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.map(({ process, event, data, code }) => [process, event, data ?? code])).toEqual([
      ['client', 'stdout', 'got hi\n'],
      ['client', 'exit', 0],
    ]);
    expect(lines[0].t).toBeGreaterThan(100);
    expect(lines[0].t).toBeLessThan(103);
  });

  test('--pcap writes the packets, --ladder prints them', () => {
    const pcap = join(directory, 'out.pcapng');
    const { stdout } = sim(['--ladder', '--pcap', pcap, path]);
    expect(stdout).toContain('SYN, ACK');
    expect(readFileSync(pcap).readUInt32LE(0)).toBe(0x0a0d0d0a);
  });

  test('--until ends it early', () => {
    expect(sim([path, '--until', '60ms'])).toEqual({ status: 0, stdout: '', stderr: '' });
  });

  test('a process that fails makes it fail', () => {
    const lonely = { ...scenario, processes: [scenario.processes[1]] };
    const { status, stdout, stderr } = sim([file('lonely.json', JSON.stringify(lonely))]);
    expect(status).toBe(1);
    expect(stdout).toContain('[client] Error: connect ECONNREFUSED 10.0.0.2:7000\n');
    expect(stderr).toBe('sim: client exited with code 1\n');
  });

  test.each([
    [
      { ...scenario, links: [{ between: ['client', 'server.lab'], delay: 'fast' }] },
      'links[0].delay: expected a duration such as "25ms", got "fast"',
    ],
    [
      { ...scenario, sed: 7 },
      'sed: expected no field of this name (the fields are seed, hosts, routers, nat, firewall, links, events, tcp, dns, processes, until), got 7',
    ],
    [
      { ...scenario, processes: [{ name: 'a', host: 'client', file: 'no.mjs' }] },
      `processes[0].file: expected a file that can be read, got ${join(directory, 'no.mjs')} (ENOENT)`,
    ],
  ])('a bad one gets one sentence and exit code 2 (%#)', (value, sentence) => {
    expect(sim([file('bad.json', JSON.stringify(value))])).toEqual({
      status: 2,
      stdout: '',
      stderr: `sim: ${sentence}\n`,
    });
  });

  test('so does one that is no JSON or not there', () => {
    expect(sim([file('broken.json', '{ "hosts": }')])).toMatchObject({ status: 2, stdout: '' });
    expect(sim(['nowhere.json'])).toEqual({
      status: 2,
      stdout: '',
      stderr: `sim: expected a file that can be read, got ${join(directory, 'nowhere.json')} (ENOENT)\n`,
    });
  });
});
