import { isWebKit } from '../../node/webkit.ts';

/**
 * What the sandboxed frame may do: run scripts it is given as text, in workers made of blobs, and nothing
 * else. No address can be reached from it, by fetch, import, image or form. In WebKit learners' files are scripts of the
 * form data: (node/named-script.ts).
 */
const policy = (): string =>
  [
    "default-src 'none'",
    `script-src 'unsafe-inline' 'unsafe-eval' blob:${isWebKit() ? ' data:' : ''}`,
    'worker-src blob:',
    "connect-src 'none'",
  ].join('; ');

/**
 * The frame's own script. It starts the kernel worker from the text the page sends, and passes the port on;
 * page and kernel then talk without it. A kernel that cannot start is reported to the page.
 */
const SCRIPT = `
addEventListener('message', ({ data, ports: [port] }) => {
  const report = (message) => parent.postMessage({ ieumEngine: 'failed', message }, '*');
  try {
    const address = URL.createObjectURL(new Blob([data.kernelScript], { type: 'text/javascript' }));
    const kernel = new Worker(address);
    kernel.onerror = (event) => report(event.message || 'the kernel worker failed');
    kernel.postMessage({ processScript: data.processScript, port }, [port]);
  } catch (error) {
    report(String(error));
  }
}, { once: true });
`;

/** The document of the frame in which learners' programs run (`srcdoc`; opaque origin by `sandbox`). */
export const frameDocument = (): string => `<!doctype html>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy()}">
<title>engine</title>
<script>${SCRIPT}</script>`;
