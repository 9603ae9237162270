import { render } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { PacketTable } from '../../../src/components/net/PacketTable.tsx';
import { viewOf } from '../../../src/components/net/trace-view.ts';
import { echoTrace } from '../../fixtures/echo-trace.ts';

/** The table's cells as a reader sees them, one line a row. */
const rows = (html: string): string =>
  [...html.matchAll(/<tr[^>]*aria-rowindex[^>]*>(.*?)<\/tr>/g)]
    .map(([, row]) =>
      [...row!.matchAll(/<t[dh][^>]*>(.*?)<\/t[dh]>/g)]
        .map(([, cell]) => cell!.replace(/<[^>]+>/g, ''))
        .join(' | '),
    )
    .join('\n');

const table = (lang: 'ko' | 'en', selected?: number) =>
  render(
    <PacketTable
      lang={lang}
      view={viewOf(echoTrace({ lossy: true }))}
      selected={selected}
      onSelect={() => {}}
    />,
  );

test('the packet table tells the echo in Korean, one row a packet', () => {
  expect(rows(table('ko'))).toMatchInlineSnapshot(`
    "번호 | 시각 | 보낸 곳 | 받는 곳 | 프로토콜 | 포트 | 종류 | 데이터 | 뜻
    1 | 1.00 ms | client | server.lab | TCP | 32768 → 7007 | SYN | 0 | 연결 요청
    2 | 26.05 ms | server.lab | client | TCP | 7007 → 32768 | SYN, ACK | 0 | 요청을 받아들이고 되물음
    3 | 51.10 ms | client | server.lab | TCP | 32768 → 7007 | ACK | 0 | 연결 맺어짐
    4 | 51.10 ms | client | server.lab | TCP | 32768 → 7007 | PSH | 15 | 데이터 15바이트(1~15번째) · 도중에 사라짐(손실)
    5 | 276.1 ms | client | server.lab | TCP | 32768 → 7007 | PSH | 15 | 재전송(RTO) · 데이터 15바이트(1~15번째)
    6 | 276.1 ms | client | server.lab | TCP | 32768 → 7007 | FIN, ACK | 0 | 보내기를 끝냄
    7 | 301.1 ms | server.lab | client | TCP | 7007 → 32768 | PSH | 15 | 데이터 15바이트(1~15번째)
    8 | 301.1 ms | server.lab | client | TCP | 7007 → 32768 | FIN, ACK | 0 | 보내기를 끝냄
    9 | 326.2 ms | client | server.lab | TCP | 32768 → 7007 | ACK | 0 | 상대가 끝낸 것을 확인"
  `);
});

test('the packet table tells the echo in English', () => {
  expect(rows(table('en'))).toMatchInlineSnapshot(`
    "No. | Time | From | To | Protocol | Ports | Type | Data | Meaning
    1 | 1.00 ms | client | server.lab | TCP | 32768 → 7007 | SYN | 0 | asks for a connection
    2 | 26.05 ms | server.lab | client | TCP | 7007 → 32768 | SYN, ACK | 0 | accepts, and asks in turn
    3 | 51.10 ms | client | server.lab | TCP | 32768 → 7007 | ACK | 0 | connection established
    4 | 51.10 ms | client | server.lab | TCP | 32768 → 7007 | PSH | 15 | 15 bytes of data (no. 1–15) · lost on the way (loss)
    5 | 276.1 ms | client | server.lab | TCP | 32768 → 7007 | PSH | 15 | retransmission (RTO) · 15 bytes of data (no. 1–15)
    6 | 276.1 ms | client | server.lab | TCP | 32768 → 7007 | FIN, ACK | 0 | has finished sending
    7 | 301.1 ms | server.lab | client | TCP | 7007 → 32768 | PSH | 15 | 15 bytes of data (no. 1–15)
    8 | 301.1 ms | server.lab | client | TCP | 7007 → 32768 | FIN, ACK | 0 | has finished sending
    9 | 326.2 ms | client | server.lab | TCP | 32768 → 7007 | ACK | 0 | confirms that the other side has finished"
  `);
});

test('the chosen row is the one that is selected and can be reached by Tab', () => {
  const html = table('ko', 3);
  const reachable = [...html.matchAll(/<tr[^>]*tabindex="0"[^>]*>/gi)].map(([row]) => row);
  expect(reachable).toHaveLength(1);
  expect(reachable[0]).toContain('aria-selected="true"');
  expect(reachable[0]).toContain('aria-rowindex="4"');
});
