/** The scenario of the documentation, which uses every field. */
export const COMPLETE = {
  seed: 7,
  hosts: { client: '10.0.0.11', 'server.lab': '10.0.0.2' },
  routers: { r1: '10.0.0.254' },
  links: [
    {
      between: ['client', 'r1'],
      rate: ['10mbit', 'unlimited'],
      delay: '25ms',
      loss: [0, { probability: 0.01, seed: 42 }],
      queue: 100,
      rules: [
        { from: 'r1', drop: 'data', nth: 3 },
        { from: 'client', delay: 'syn', nth: 1, by: '20ms' },
      ],
    },
    { between: ['r1', 'server.lab'] },
  ],
  tcp: { congestionControl: 'reno', timers: 'ideal' },
  processes: [
    { name: 'server', host: 'server.lab', file: 'server.mjs' },
    {
      name: 'client',
      host: 'client',
      file: 'client.mjs',
      argv: ['x', ''],
      env: { HOST: '10.0.0.2' },
      start: '10ms',
    },
  ],
  until: '120s',
};

/** The scenario of the documentation: a home behind a NAT, routers with routes, a firewall, a link that fails. */
export const HOME = {
  hosts: { laptop: '192.168.0.2', web: { address: '198.51.100.7', addresses: ['198.51.100.8'], ttl: 128 } },
  routers: {
    isp: {
      address: '203.0.113.254',
      addresses: [{ address: '198.51.100.254', toward: ['web'] }],
      routes: { '0.0.0.0/0': 'web' },
      automaticRoutes: true,
    },
  },
  nat: {
    box: {
      address: '203.0.113.1',
      insideAddress: '192.168.0.1',
      inside: ['laptop'],
      filtering: 'endpoint-independent',
      timeouts: { udp: '30s' },
      forward: { 'udp 7000': '192.168.0.2:7001' },
    },
  },
  firewall: {
    web: {
      policy: 'drop',
      rules: [
        { action: 'accept', protocol: 'udp', source: '203.0.113.0/24', port: [50, 60], from: 'isp' },
        { action: 'reject', protocol: 'tcp', destination: '198.51.100.7', port: 22 },
      ],
    },
  },
  links: [
    { between: ['laptop', 'box'], jitter: '2ms', duplicate: 0.1, reorder: { probability: 0.1, by: '5ms' } },
    { between: ['box', 'isp'], rate: '8mbit', delay: '5ms', queueBytes: 30000, mtu: [1492, 1500] },
    { between: ['isp', 'web'], delay: '1ms' },
  ],
  events: [
    { at: '100ms', link: ['web', 'isp'], down: true },
    { at: '200ms', link: ['isp', 'web'], down: [false, false], delay: ['10ms', '20ms'], loss: 0 },
  ],
  processes: [{ name: 'p', host: 'laptop', file: 'p.mjs' }],
};

/** A section `dns` with every field and every type of record. */
export const NAMES = {
  hosts: {
    client: '10.0.0.11',
    other: { address: '10.0.0.12', resolver: { servers: ['10.0.0.53'], timeout: '1s', attempts: 1 } },
    web: '10.0.0.2',
    ns: '10.0.0.53',
  },
  routers: { r1: '10.0.0.254' },
  links: [
    { between: ['client', 'r1'], delay: '5ms' },
    { between: ['other', 'r1'], delay: '5ms' },
    { between: ['web', 'r1'], delay: '5ms' },
    { between: ['ns', 'r1'], delay: '5ms' },
  ],
  dns: {
    servers: {
      ns: {
        zones: {
          lab: [
            { name: 'web.lab', type: 'A', address: '10.0.0.2', ttl: 60 },
            { name: 'web.lab', type: 'AAAA', address: '2001:db8::2' },
            { name: 'www.lab', type: 'CNAME', target: 'web.lab' },
            { name: 'lab', type: 'NS', target: 'ns.lab' },
            { name: 'lab', type: 'MX', preference: 10, exchange: 'mail.lab' },
            { name: 'lab', type: 'TXT', texts: ['안녕', 'two'] },
            { name: '_http._tcp.lab', type: 'SRV', priority: 0, weight: 5, port: 80, target: 'web.lab' },
            { name: 'lab', type: 'CAA', flags: 0, tag: 'issue', value: 'ca.example' },
            {
              name: 'lab',
              type: 'SOA',
              primary: 'ns.lab',
              mailbox: 'hostmaster.lab',
              serial: 1,
              refresh: 2,
              retry: 3,
              expire: 4,
              minimum: 5,
            },
          ],
          '0.0.10.in-addr.arpa': [{ name: '2.0.0.10.in-addr.arpa', type: 'PTR', target: 'web.lab' }],
        },
        delay: '2ms',
        failing: { 'mute.lab': 'silent', 'broken.lab': 'SERVFAIL' },
      },
    },
    resolver: { servers: ['ns', '10.0.0.2'], timeout: '3s', attempts: 2, hosts: { printer: '10.0.0.99' } },
  },
  processes: [{ name: 'p', host: 'client', file: 'p.mjs' }],
};
