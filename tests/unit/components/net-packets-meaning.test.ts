import { expect, test } from 'vitest';
import { Meanings } from '../../../src/components/net/packet-meaning.ts';
import { causeOf } from '../../../src/components/net/packet-source.ts';
import { type TraceView, viewOf } from '../../../src/components/net/trace-view.ts';
import type { Language } from '../../../src/lib/i18n/language.ts';
import { ACK, RST, SYN } from '../../../src/lib/net/packet.ts';
import { packetLabel } from '../../../src/lib/net/trace/describe.ts';
import { echoTrace, segment, TraceWriter } from '../../fixtures/echo-trace.ts';

function read(view: TraceView, lang: Language): string {
  const meanings = new Meanings(lang, view.numbers);
  return view.hops.map((hop) => `${packetLabel(hop.packet)}: ${meanings.of(hop)}`).join('\n');
}

test('each packet of an echo says what it means, in Korean', () => {
  expect(read(viewOf(echoTrace({ lossy: true })), 'ko')).toMatchInlineSnapshot(`
    "SYN: 연결 요청
    SYN, ACK: 요청을 받아들이고 되물음
    ACK: 연결 맺어짐
    PSH 15: 데이터 15바이트(1~15번째) · 도중에 사라짐(손실)
    PSH 15: 재전송(RTO) · 데이터 15바이트(1~15번째)
    FIN, ACK: 보내기를 끝냄
    PSH 15: 데이터 15바이트(1~15번째)
    FIN, ACK: 보내기를 끝냄
    ACK: 상대가 끝낸 것을 확인"
  `);
});

test('each packet of an echo says what it means, in English', () => {
  expect(read(viewOf(echoTrace({ lossy: true })), 'en')).toMatchInlineSnapshot(`
    "SYN: asks for a connection
    SYN, ACK: accepts, and asks in turn
    ACK: connection established
    PSH 15: 15 bytes of data (no. 1–15) · lost on the way (loss)
    PSH 15: retransmission (RTO) · 15 bytes of data (no. 1–15)
    FIN, ACK: has finished sending
    PSH 15: 15 bytes of data (no. 1–15)
    FIN, ACK: has finished sending
    ACK: confirms that the other side has finished"
  `);
});

test('a RST that answers a SYN means refusal, a later one means breaking off', () => {
  const trace = new TraceWriter({ a: 1, b: 2 });
  trace.hop('a', 'b', trace.packet('a', 'b', segment([5, 9], SYN, [100, 0])), { at: 0, until: 1 });
  trace.hop('b', 'a', trace.packet('b', 'a', segment([9, 5], RST | ACK, [0, 101])), { at: 1, until: 2 });
  trace.hop('a', 'b', trace.packet('a', 'b', segment([6, 9], SYN, [100, 0])), { at: 3, until: 4 });
  trace.hop('b', 'a', trace.packet('b', 'a', segment([9, 6], SYN | ACK, [7, 101])), { at: 4, until: 5 });
  trace.hop('a', 'b', trace.packet('a', 'b', segment([6, 9], RST | ACK, [101, 8])), { at: 5, until: 6 });
  expect(read(viewOf(trace.events), 'en')).toMatchInlineSnapshot(`
    "SYN: asks for a connection
    RST, ACK: refused: no socket listens on that port
    SYN: asks for a connection
    SYN, ACK: accepts, and asks in turn
    RST, ACK: breaks the connection off"
  `);
});

test('who sends the first SYN is the client, who answers it the server', () => {
  expect([...viewOf(echoTrace()).roles]).toEqual([
    ['client', 'client'],
    ['server.lab', 'server'],
  ]);
});

test('a packet is traced to the call that caused it, a retransmission to the write of its bytes, an ACK to none', () => {
  const view = viewOf(echoTrace({ lossy: true }));
  const causes = view.hops.map((hop) => {
    const call = causeOf(view, hop);
    return `${packetLabel(hop.packet)}: ${call ? `${call.label} ${call.source?.file}:${call.source?.line}` : 'the kernel'}`;
  });
  expect(causes.join('\n')).toMatchInlineSnapshot(`
    "SYN: connect() client.mjs:3
    SYN, ACK: the kernel
    ACK: the kernel
    PSH 15: write(15) client.mjs:5
    PSH 15: write(15) client.mjs:5
    FIN, ACK: end() client.mjs:5
    PSH 15: write(15) server.mjs:8
    FIN, ACK: the kernel
    ACK: the kernel"
  `);
});
