import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { headersOf, parseHeaders } from '../../scripts/headers-file.ts';

const NGINX = ['/usr/sbin/nginx', '/usr/local/sbin/nginx'].find((path) => existsSync(path));
const SITE = resolve('dist');
/** The site below a path needs other patterns; the documentation says which. */
const atRoot = (process.env.BASE ?? '/') === '/';

const freePort = (): Promise<number> =>
  new Promise((free) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => free(port));
    });
  });

/** The configuration that docs/deploy.md shows. */
const documented = /```nginx\n(.*?)```/s.exec(readFileSync('docs/deploy.md', 'utf8'))![1]!;

describe.runIf(NGINX && atRoot)('the nginx configuration of docs/deploy.md', () => {
  const folder = mkdtempSync(join(tmpdir(), 'nginx-'));
  let server: ChildProcess;
  let address: string;

  beforeAll(async () => {
    const port = await freePort();
    address = `http://127.0.0.1:${port}`;
    const configuration = documented
      .replace('listen 8080;', `listen 127.0.0.1:${port};`)
      .replaceAll('/srv/ieum/dist', SITE);
    writeFileSync(
      join(folder, 'nginx.conf'),
      `daemon off; pid ${folder}/pid; error_log stderr; user root;
       events {}
       http { include /etc/nginx/mime.types; access_log off; ${configuration} }`,
    );
    execFileSync(NGINX!, ['-t', '-q', '-p', folder, '-c', 'nginx.conf'], { stdio: 'pipe' });
    server = spawn(NGINX!, ['-p', folder, '-c', 'nginx.conf'], { stdio: 'ignore' });
    while (!(await fetch(address).catch(() => undefined))) {
      if (server.exitCode !== null) throw new Error(`nginx ended with ${server.exitCode}`);
    }
  });
  afterAll(async () => {
    server.kill('SIGTERM');
    await new Promise((ended) => server.once('exit', ended));
    rmSync(folder, { recursive: true });
  });

  const rules = parseHeaders(readFileSync(join(SITE, '_headers'), 'utf8'));

  test.each(['/', '/2-1-1/', '/2-1-2/', '/en/2-1-2/', '/about/'])(
    'sends the headers of _headers with %s',
    async (path) => {
      const { status, headers } = await fetch(`${address}${path}`);
      const wanted = headersOf(rules, path);
      expect(status).toBe(200);
      expect({
        opener: headers.get('cross-origin-opener-policy'),
        embedder: headers.get('cross-origin-embedder-policy'),
      }).toEqual({
        opener: wanted['Cross-Origin-Opener-Policy'] ?? null,
        embedder: wanted['Cross-Origin-Embedder-Policy'] ?? null,
      });
    },
  );

  test('answers what is not there with the site’s own page', async () => {
    const response = await fetch(`${address}/nothing-here/`);
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('404');
  });
});
