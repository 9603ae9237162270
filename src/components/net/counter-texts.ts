import type { Texts } from '../../lib/i18n/language.ts';

interface CounterTexts {
  readonly links: string;
  readonly link: string;
  readonly sent: string;
  readonly bytes: string;
  readonly arrived: string;
  readonly dropped: string;
  readonly queue: string;
  readonly connections: string;
  readonly end: string;
  readonly acked: string;
  readonly received: string;
  readonly again: string;
  readonly rtt: string;
  readonly nothing: string;
  readonly noSamples: string;
  /** Of the plot. */
  readonly cwnd: string;
  readonly inFlight: string;
  readonly ssthresh: string;
  readonly rto: string;
  readonly latestRtt: string;
  readonly time: string;
  readonly segments: string;
  readonly milliseconds: string;
  readonly which: string;
  readonly what: string;
  readonly windowPlot: string;
  readonly timePlot: string;
  readonly describeWindow: (end: string) => string;
  readonly describeTime: (end: string) => string;
}

export const counterTexts: Texts<CounterTexts> = {
  ko: {
    links: '링크마다 오간 패킷',
    link: '링크',
    sent: '보낸 패킷',
    bytes: 'IP 바이트',
    arrived: '도착',
    dropped: '버려짐',
    queue: '가장 긴 큐',
    connections: 'TCP 연결의 양쪽 끝',
    end: '연결 끝',
    acked: '확인받은 바이트',
    received: '받은 바이트',
    again: '재전송',
    rtt: '왕복 시간',
    nothing: '오간 패킷이 없어요.',
    noSamples: '아직 TCP 연결이 없어요. 실행하면 연결의 혼잡 윈도와 왕복 시간을 시간에 따라 그려 드려요.',
    cwnd: '혼잡 윈도 cwnd',
    inFlight: '떠 있는 세그먼트',
    ssthresh: '문턱 ssthresh',
    rto: '재전송 타임아웃 RTO',
    latestRtt: '잰 왕복 시간',
    time: '시각(초)',
    segments: '세그먼트',
    milliseconds: '밀리초',
    which: '연결',
    what: '보기',
    windowPlot: '혼잡 윈도',
    timePlot: '왕복 시간',
    describeWindow: (end) => `${end} 쪽이 한꺼번에 띄울 수 있는 세그먼트 수와 실제로 떠 있는 수예요.`,
    describeTime: (end) => `${end} 쪽이 잰 왕복 시간과, 그것으로 정한 재전송 타임아웃이에요.`,
  },
  en: {
    links: 'Packets on each link',
    link: 'Link',
    sent: 'Packets sent',
    bytes: 'IP bytes',
    arrived: 'Arrived',
    dropped: 'Dropped',
    queue: 'Longest queue',
    connections: 'Both ends of the TCP connections',
    end: 'End of a connection',
    acked: 'Bytes acknowledged',
    received: 'Bytes received',
    again: 'Retransmissions',
    rtt: 'Round-trip time',
    nothing: 'No packet was sent.',
    noSamples:
      'There is no TCP connection yet. After a run its congestion window and round-trip time are drawn here.',
    cwnd: 'congestion window cwnd',
    inFlight: 'segments in flight',
    ssthresh: 'threshold ssthresh',
    rto: 'retransmission time-out RTO',
    latestRtt: 'measured round-trip time',
    time: 'Time (s)',
    segments: 'Segments',
    milliseconds: 'Milliseconds',
    which: 'Connection',
    what: 'Show',
    windowPlot: 'Congestion window',
    timePlot: 'Round-trip time',
    describeWindow: (end) => `How many segments ${end} may have under way at once, and how many are.`,
    describeTime: (end) =>
      `The round-trip time that ${end} has measured, and the retransmission time-out made from it.`,
  },
};
