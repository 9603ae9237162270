import { describe, expect, test } from 'vitest';
import { formatAddress } from '../../../src/lib/net/address.ts';
import { ACK, type Packet, RST, type Segment, SYN } from '../../../src/lib/net/packet.ts';
import { inEngine, inRealNode, sourceOf, type Variant } from './lab-runs.ts';
import type { Outcome } from './simulation.ts';

const [GARAM, STRANGER, SERVER] = ['10.0.0.11', '10.0.0.15', '10.0.0.2'];

/** Every packet of a run once, in the order in which they set out. */
const packetsOf = ({ trace }: Outcome): Packet[] => [
  ...new Map(
    trace.flatMap((event) => (event.kind === 'packet' ? [[event.packet.id, event.packet] as const] : [])),
  ).values(),
];
const sourceAddress = ({ source }: Packet) => formatAddress(source);
const destinationAddress = ({ destination }: Packet) => formatAddress(destination);
const segment = ({ body }: Packet): Segment | undefined => (body.protocol === 'tcp' ? body : undefined);
const opensConnection = (packet: Packet) => ((segment(packet)?.flags ?? 0) & (SYN | ACK)) === SYN;
const carriesData = (packet: Packet) => (segment(packet)?.payload.length ?? 0) > 0;
/** The pairs of hosts, as addresses, between which packets went. */
const pairs = (outcome: Outcome) =>
  new Set(
    packetsOf(outcome).map((packet) => [sourceAddress(packet), destinationAddress(packet)].sort().join(' ')),
  );
const lines = (text: string | undefined) => text!.trimEnd().split('\n');

describe('the lab guests', () => {
  const GUESTS = ['A', 'B', 'C'];
  const FOUR_VALUES = /(\d)번 손님, 상대 ([\d.]+):(\d+), 나 ([\d.]+):(\d+)/g;
  const found = (server: string | undefined) =>
    [...server!.matchAll(FOUR_VALUES)].map((match) => match.slice(1));
  const numbers = (output: Readonly<Record<string, string>>) =>
    GUESTS.map((name) => /당신은 (\d)번 손님/.exec(output[name]!)?.[1]).sort();

  test('begins without the four values, though it greets three guests', async () => {
    const { output } = await inEngine('guests', 'starter');
    expect(numbers(output)).toEqual(['1', '2', '3']);
    expect(found(output.server)).toEqual([]);
  });

  test('tells three connections to one port apart, two of which come from port 32768 of two hosts', async () => {
    const { output } = await inEngine('guests', 'solution');
    expect(numbers(output)).toEqual(['1', '2', '3']);
    const values = found(output.server);
    expect(values.map(([, address, port]) => `${address}:${port}`).sort()).toEqual([
      '10.0.0.11:32768',
      '10.0.0.11:32769',
      '10.0.0.12:32768',
    ]);
    expect(new Set(values.map(([, , , address, port]) => `${address}:${port}`))).toEqual(
      new Set(['10.0.0.2:7008']),
    );
  });

  test('has one listening socket and three connected ones while all guests are inside', async () => {
    const outcome = await inEngine('guests', 'solution');
    const inside = outcome.timeOf('안에 3명')!;
    const sockets = new Map<number, string>();
    for (const event of outcome.trace) {
      if (event.kind === 'socket' && event.host === 'server.lab' && event.at / 1e6 <= inside)
        sockets.set(event.socket, event.state);
    }
    expect([...sockets.values()].sort()).toEqual(['ESTABLISHED', 'ESTABLISHED', 'ESTABLISHED', 'LISTEN']);
  });

  test('finds one port of the server and three of the guests in real Node, in whatever order', async () => {
    const output = await inRealNode('guests', 'solution');
    expect(numbers(output)).toEqual(['1', '2', '3']);
    const values = found(output.server);
    expect(new Set(values.map(([, , port]) => port)).size).toBe(3);
    expect(new Set(values.map(([, , , , port]) => port))).toEqual(new Set(['7008']));
  });
});

describe('the lab chat', () => {
  const hears = (name: string, line: string) => expect.stringContaining(`${name}의 화면 | ${line}\n`);
  const everyone = {
    garam: expect.not.stringContaining('가람: '),
    narae: hears('나래', '가람: 안녕'),
    dasom: hears('다솜', '가람: 안녕'),
  };

  test('begins with a server that relays nothing and tells of nobody who has left', async () => {
    const { output } = await inEngine('chat', 'starter');
    for (const text of Object.values(output)) expect(text).not.toMatch(/안녕|나감/);
  });

  test('carries what one says to all others, and not back', async () => {
    const { output } = await inEngine('chat', 'solution');
    expect(output).toEqual(expect.objectContaining(everyone));
    expect(output.dasom).toEqual(hears('다솜', '* 가람 나감'));
    expect(await inRealNode('chat', 'solution')).toEqual(expect.objectContaining(everyone));
  });

  test('sends not one packet from guest to guest', async () => {
    expect(pairs(await inEngine('chat', 'solution'))).toEqual(
      new Set(['10.0.0.11 10.0.0.2', '10.0.0.12 10.0.0.2', '10.0.0.13 10.0.0.2']),
    );
  });

  test('shows whole lines only, and stays open, whoever comes in pieces or vanishes', async () => {
    const rude = `
      import net from 'node:net';
      const socket = net.connect(7009, 'server.lab', () => {
        const bytes = Buffer.from('낯선이\\n하나\\n둘\\n셋');
        socket.setNoDelay();
        [...bytes].forEach((byte, place) => setTimeout(() => socket.write(Buffer.of(byte)), 1100 + 10 * place));
        setTimeout(() => socket.write('넷\\n다섯\\n여섯'), 1800);
        setTimeout(() => socket.resetAndDestroy(), 2500);
      });`;
    const { output, ends } = await inEngine(
      'chat',
      'solution',
      {},
      {
        files: { 'rude.mjs': rude },
        processes: [{ name: 'rude', host: 'garam', file: 'rude.mjs' }],
      },
    );
    const heard = lines(output.narae).filter((line) => line.includes('낯선이'));
    expect(heard).toEqual(
      ['* 낯선이 들어옴', '낯선이: 하나', '낯선이: 둘', '낯선이: 셋넷', '낯선이: 다섯', '* 낯선이 나감'].map(
        (line) => `나래의 화면 | ${line}`,
      ),
    );
    expect(output.server).toContain('server: ECONNRESET\n');
    expect(output.narae).toEqual(hears('나래', '다솜: 둘 다 반가워'));
    expect(ends.server).toEqual({ code: 0 });
  });
});

describe('the lab who-is-client', () => {
  const run = async (variant: Variant) => {
    const outcome = await inEngine('who-is-client', variant);
    const packets = packetsOf(outcome);
    return {
      output: outcome.output,
      opens: packets.filter(opensConnection).map(sourceAddress),
      sendsData: new Set(packets.filter(carriesData).map(sourceAddress)),
    };
  };

  test('begins with a sender that makes contact, so the sender is the client', async () => {
    const { output, opens, sendsData } = await run('starter');
    expect(output.receiver).toBe('receiver: 기다리는 쪽, 그러니까 서버\nreceiver: 받은 바이트=5000\n');
    expect(opens).toEqual([GARAM]);
    expect(sendsData).toEqual(new Set([GARAM]));
  });

  test('ends with a receiver that makes contact, and the bytes still flow the same way', async () => {
    const { output, opens, sendsData } = await run('solution');
    expect(output.receiver).toBe(
      'receiver: 먼저 연락하는 쪽, 그러니까 클라이언트\nreceiver: 받은 바이트=5000\n',
    );
    expect(opens).toEqual([SERVER]);
    expect(sendsData).toEqual(new Set([GARAM]));
  });

  test.each(['starter', 'solution'] as const)(
    'moves 5,000 bytes in real Node as well (%s)',
    async (variant) => {
      expect(await inRealNode('who-is-client', variant)).toEqual((await run(variant)).output);
    },
  );
});

describe('the lab file-sharing', () => {
  const LEECHERS = ['narae', 'dasom', 'raon'] as const;
  const uploads = (output: Readonly<Record<string, string>>) =>
    Object.fromEntries(
      ['garam', ...LEECHERS].map((name) => [name, Number(/올려 준 조각 (\d+)개/.exec(output[name]!)?.[1])]),
    );
  const sum = (counts: Readonly<Record<string, number>>) =>
    Object.values(counts).reduce((one, other) => one + other);
  const sameAsOriginal = (output: Readonly<Record<string, string>>) =>
    LEECHERS.map((name) => /원본과 (같음|다름)/.exec(output[name]!)?.[1]);

  test('begins with peers that take fakes for pieces', async () => {
    const { output } = await inEngine('file-sharing', 'starter');
    expect(sameAsOriginal(output)).toEqual(['다름', '다름', '다름']);
  });

  test('ends with three whole files, for which the seed uploads half of the eighteen pieces', async () => {
    const { output } = await inEngine('file-sharing', 'solution');
    expect(sameAsOriginal(output)).toEqual(['같음', '같음', '같음']);
    expect(sum(uploads(output))).toBe(18);
    expect(uploads(output).garam).toBe(9);
  });

  test('makes the seed upload everything where all fetch the same pieces in the same order', async () => {
    const { output } = await inEngine(
      'file-sharing',
      'solution',
      {},
      {
        files: { 'choose.mjs': sourceOf('file-sharing', 'starter', 'choose.mjs') },
      },
    );
    expect(sameAsOriginal(output)).toEqual(['같음', '같음', '같음']);
    expect(uploads(output)).toEqual({ garam: 18, narae: 0, dasom: 0, raon: 0 });
  });

  test('rejects every piece of the liar, and asks it once at most', async () => {
    const { output } = await inEngine('file-sharing', 'solution');
    for (const name of LEECHERS) {
      expect(output[name]!.match(/완성.*/)![0]).not.toContain(STRANGER);
      expect(output[name]!.split(`${STRANGER}:`).length - 1).toBeLessThanOrEqual(1);
    }
  });

  test('sends no byte of a piece through the tracker', async () => {
    const data = packetsOf(await inEngine('file-sharing', 'solution')).filter(carriesData);
    const withPiece = data.filter((packet) =>
      /([A-F?])\1{99}/.test(Buffer.from(segment(packet)!.payload).toString('latin1')),
    );
    expect(withPiece.length).toBeGreaterThanOrEqual(18);
    expect(
      withPiece.filter((packet) => [sourceAddress(packet), destinationAddress(packet)].includes(SERVER)),
    ).toEqual([]);
  });

  test('comes to its end although the tracker dies half-way', async () => {
    const outcome = await inEngine(
      'file-sharing',
      'solution',
      {},
      {
        files: {
          'tracker.mjs': `${sourceOf('file-sharing', 'solution', 'tracker.mjs')}\nsetTimeout(() => process.exit(), 700);\n`,
        },
      },
    );
    expect(sameAsOriginal(outcome.output)).toEqual(['같음', '같음', '같음']);
    expect(sum(uploads(outcome.output))).toBe(18);
    expect(outcome.timeOf('완성')).toBeGreaterThan(700);
  });

  test('shares the work in real Node, too, though differently in every run', async () => {
    const output = await inRealNode('file-sharing', 'solution');
    expect(sameAsOriginal(output)).toEqual(['같음', '같음', '같음']);
    expect(sum(uploads(output))).toBe(18);
    expect(uploads(output).garam).toBeLessThan(18);
  });
});

describe('the lab ports', () => {
  const RESULTS = `\
1) TCP 7011번 문을 연다: 성공
2) TCP 7011번 문을 또 연다: EADDRINUSE
3) UDP 7011번 문을 연다: 성공
4) 아무도 없는 TCP 7012번 문을 두드린다: ECONNREFUSED
5) 아무도 없는 UDP 7012번 문에 보낸다: ECONNREFUSED
6) 번호를 고르지 않고 연결한다: 성공
7) 0번을 청한다: 성공
8) 70000번 문을 연다: ERR_SOCKET_BAD_PORT
`;
  const withoutPredictions = (text: string | undefined) =>
    text!.replace(/ \(예측 [^)]*\)$/gm, '').replace(/예측 \d\/8 맞음\n$/, '');

  test.each([
    { variant: 'starter', right: 0 },
    { variant: 'solution', right: 8 },
  ] as const)('gives eight results, of which the $variant predicts $right', async ({ variant, right }) => {
    const { output } = await inEngine('ports', variant);
    expect(withoutPredictions(output.ports)).toBe(RESULTS);
    expect(lines(output.ports).at(-1)).toBe(`예측 ${right}/8 맞음`);
    expect(await inRealNode('ports', variant)).toEqual(output);
  });

  test('is refused by an RST over TCP, and by ICMP type 3, code 3, over UDP, after one round trip each', async () => {
    const outcome = await inEngine('ports', 'solution');
    const refusals = outcome.trace.flatMap((event) => {
      if (event.kind !== 'packet' || event.event !== 'received' || event.from !== 'server.lab') return [];
      const { body } = event.packet;
      const milliseconds = Math.floor(event.at / 1e6);
      if (body.protocol === 'tcp' && body.flags & RST) return [`RST at ${milliseconds} ms`];
      return body.protocol === 'icmp' ? [`ICMP ${body.type} ${body.code} at ${milliseconds} ms`] : [];
    });
    expect(refusals).toEqual(['RST at 51 ms', 'ICMP 3 3 at 101 ms']);
  });
});
