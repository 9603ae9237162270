import type { Letters } from '../../lib/experiments/greeting.ts';
import type { Texts } from '../../lib/i18n/language.ts';

interface StreetTexts {
  readonly letters: Letters;
  readonly title: string;
  readonly client: string;
  readonly server: string;
  readonly play: string;
  readonly pause: string;
  readonly step: string;
  readonly slow: string;
  readonly table: (packets: number) => string;
  readonly columns: readonly string[];
}

export const streetTexts: Texts<StreetTexts> = {
  ko: {
    letters: { greeting: '안녕, 서버!', answer: '어서 와!' },
    title:
      '두 건물 사이 길 위로 봉투가 오간다. 왼쪽은 클라이언트 호스트, 오른쪽은 서버 호스트이고, 서버의 현관문에는 포트 번호 7007이 붙어 있다.',
    client: '클라이언트',
    server: '서버',
    play: '재생',
    pause: '잠깐 멈춤',
    step: '다음 패킷',
    slow: '60배 느리게',
    table: (packets) => `이 연결의 패킷 ${packets}개를 표로 보기`,
    columns: ['시각(ms)', '방향', '패킷', '뜻'],
  },
  en: {
    letters: { greeting: 'Hi, server!', answer: 'Welcome!' },
    title:
      'Envelopes go back and forth on the road between two buildings: the client host on the left, the server host on the right, whose front door bears the port number 7007.',
    client: 'client',
    server: 'server',
    play: 'Play',
    pause: 'Pause',
    step: 'Next packet',
    slow: '60 times slower',
    table: (packets) => `The ${packets} packets of this connection as a table`,
    columns: ['Time (ms)', 'Direction', 'Packet', 'Meaning'],
  },
};
