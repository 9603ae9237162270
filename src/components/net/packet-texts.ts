import type { Language, Texts } from '../../lib/i18n/language.ts';
import type { Retransmission } from '../../lib/net/packet.ts';
import type { DropCause } from '../../lib/net/trace/event.ts';
import type { Role } from './trace-view.ts';

/** 1234567 → `1,234,567`, in both languages. */
export const count = (value: number, lang: Language): string => new Intl.NumberFormat(lang).format(value);

/** A time of a run as figures write it: as many decimals as are worth reading. */
export function formatMilliseconds(nanoseconds: number): string {
  const milliseconds = nanoseconds / 1e6;
  if (milliseconds >= 10_000) return `${(milliseconds / 1000).toFixed(2)} s`;
  return `${milliseconds.toFixed(milliseconds >= 1000 ? 0 : milliseconds >= 100 ? 1 : 2)} ms`;
}

interface PacketTexts {
  readonly causes: Readonly<Record<DropCause, string>>;
  readonly retransmissions: Readonly<Record<Retransmission, string>>;
  readonly roles: Readonly<Record<Role, string>>;
  readonly ladder: {
    readonly name: string;
    readonly help: string;
    readonly closer: string;
    readonly wider: string;
    readonly scale: string;
    silence(duration: string): string;
    unshown(shown: string, more: string): string;
    call(process: string, label: string, file: string, line: number): string;
  };
  readonly table: {
    readonly name: string;
    readonly number: string;
    readonly time: string;
    readonly from: string;
    readonly to: string;
    readonly protocol: string;
    readonly ports: string;
    readonly type: string;
    readonly bytes: string;
    readonly meaning: string;
    readonly lost: string;
  };
  readonly detail: {
    readonly name: string;
    readonly nothing: string;
    readonly fields: string;
    readonly bytes: string;
    readonly bytesHelp: string;
    readonly text: string;
    readonly noText: string;
    readonly kernel: string;
    readonly cause: string;
    sent(time: string): string;
    received(time: string): string;
    lost(time: string, cause: string): string;
    waited(duration: string): string;
    readonly underWay: string;
    size(total: string, payload: string): string;
  };
  readonly messages: {
    readonly name: string;
    readonly only: string;
    readonly sent: string;
    readonly read: string;
    bytes(count: number): string;
    meaning(bytes: string): string;
  };
  readonly sockets: {
    readonly name: string;
    readonly host: string;
    readonly protocol: string;
    readonly local: string;
    readonly remote: string;
    readonly state: string;
    readonly process: string;
    readonly nothing: string;
    readonly anyone: string;
  };
  readonly meaning: {
    readonly asks: string;
    readonly accepts: string;
    readonly established: string;
    readonly refused: string;
    readonly reset: string;
    readonly fin: string;
    readonly finAcknowledged: string;
    readonly noRoom: string;
    readonly portUnreachable: string;
    readonly fragment: string;
    readonly nothingNew: string;
    data(bytes: string, first: string, last: string): string;
    dataAndFin(bytes: string): string;
    acknowledged(byte: string): string;
    again(byte: string): string;
    datagram(bytes: string): string;
    asksName(question: string): string;
    answersName(records: string): string;
    readonly noSuchName: string;
    readonly noSuchRecord: string;
    nameServerFails(code: string): string;
    icmp(label: string): string;
    retransmitted(reason: string): string;
    lost(cause: string): string;
  };
}

export const packetTexts: Texts<PacketTexts> = {
  ko: {
    causes: {
      loss: '손실',
      queue: '큐 넘침',
      rule: '규칙',
      down: '링크 끊김',
      ttl: 'TTL 다함',
      'no-route': '길 없음',
      mtu: 'MTU보다 큼',
      firewall: '방화벽',
      nat: 'NAT 매핑 없음',
      checksum: '체크섬 오류',
      removed: '직접 버림',
    },
    retransmissions: { rto: 'RTO', fast: '빠른 재전송', tlp: 'TLP' },
    roles: { client: '클라이언트', server: '서버', both: '클라이언트이자 서버' },
    ladder: {
      name: '패킷 사다리: 시간은 아래로 흐르고, 비스듬한 선 하나가 패킷 하나예요.',
      help: '위아래 화살표 키로 패킷을 고를 수 있어요.',
      closer: '늘이기',
      wider: '줄이기',
      scale: '시간 축',
      silence: (duration) => `${duration} 동안 조용함`,
      unshown: (shown, more) => `처음 ${shown}개만 그렸어요. 나머지 ${more}개는 저장한 패킷 파일에 있어요.`,
      call: (process, label, file, line) => `${process}의 ${label}, ${file} ${line}번째 줄 보기`,
    },
    table: {
      name: '패킷 표',
      number: '번호',
      time: '시각',
      from: '보낸 곳',
      to: '받는 곳',
      protocol: '프로토콜',
      ports: '포트',
      type: '종류',
      bytes: '데이터',
      meaning: '뜻',
      lost: '사라짐',
    },
    detail: {
      name: '패킷 들여다보기',
      nothing: '사다리나 표에서 패킷을 하나 고르면 그 안의 필드와 바이트를 보여 드려요.',
      fields: '필드',
      bytes: '바이트',
      bytesHelp: '화살표 키로 바이트를 옮겨 다닐 수 있어요.',
      text: '실어 나르는 글',
      noText: '글로 읽을 수 없는 데이터',
      kernel: '운영체제가 스스로 보냈어요. 이 패킷을 보내라고 한 코드는 없어요.',
      cause: '이 패킷을 보내게 한 코드',
      sent: (time) => `${time}에 보냄`,
      received: (time) => `${time}에 도착`,
      lost: (time, cause) => `${time}에 사라짐(${cause})`,
      waited: (duration) => `큐에서 ${duration} 기다림`,
      underWay: '가는 중',
      size: (total, payload) => `IP 패킷 ${total}바이트, 그 가운데 데이터 ${payload}바이트`,
    },
    messages: {
      name: '메시지 사다리: 시간은 아래로 흐르고, 선 하나가 한 프로세스가 쓰고 다른 프로세스가 읽은 바이트예요.',
      only: '이 엔진에서는 메시지만 보여요. 패킷은 프로세스 아래에서 오가므로 여기서는 볼 수 없어요.',
      sent: '쓴 때',
      read: '읽은 때',
      bytes: (count) => `${count}바이트`,
      meaning: (bytes) => `소켓에 쓴 ${bytes}를 상대 프로세스가 읽음`,
    },
    sockets: {
      name: '소켓 표',
      host: '호스트',
      protocol: '프로토콜',
      local: '이쪽 주소',
      remote: '상대 주소',
      state: '상태',
      process: '프로세스',
      nothing: '열린 소켓이 없어요.',
      anyone: '누구든',
    },
    meaning: {
      asks: '연결 요청',
      accepts: '요청을 받아들이고 되물음',
      established: '연결 맺어짐',
      refused: '연결 거부: 그 포트에서 듣는 소켓이 없음',
      reset: '연결을 곧바로 끊음',
      fin: '보내기를 끝냄',
      finAcknowledged: '상대가 끝낸 것을 확인',
      noRoom: '받을 자리가 없음, 잠시 멈춤',
      portUnreachable: '그 포트에 소켓이 없음',
      fragment: 'IP 조각',
      nothingNew: '새로 알리는 것 없음',
      data: (bytes, first, last) =>
        first === last
          ? `데이터 ${bytes}바이트(${first}번째)`
          : `데이터 ${bytes}바이트(${first}~${last}번째)`,
      dataAndFin: (bytes) => `마지막 데이터 ${bytes}바이트, 보내기를 끝냄`,
      acknowledged: (byte) => `${byte}번째 바이트까지 받음`,
      again: (byte) => `같은 확인을 되풀이: ${byte}번째 바이트를 기다림`,
      datagram: (bytes) => `데이터그램 ${bytes}바이트`,
      asksName: (question) => `네임 서버에 물음: ${question}`,
      answersName: (records) => `네임 서버의 답: ${records}`,
      noSuchName: '네임 서버의 답: 그런 이름이 없음(NXDOMAIN)',
      noSuchRecord: '네임 서버의 답: 이름은 있지만 그런 레코드가 없음',
      nameServerFails: (code) => `네임 서버가 답하지 못함(${code})`,
      icmp: (label) => `ICMP: ${label}`,
      retransmitted: (reason) => `재전송(${reason})`,
      lost: (cause) => `도중에 사라짐(${cause})`,
    },
  },
  en: {
    causes: {
      loss: 'loss',
      queue: 'queue full',
      rule: 'rule',
      down: 'link down',
      ttl: 'TTL used up',
      'no-route': 'no route',
      mtu: 'larger than the MTU',
      firewall: 'firewall',
      nat: 'no NAT mapping',
      checksum: 'bad checksum',
      removed: 'dropped by hand',
    },
    retransmissions: { rto: 'RTO', fast: 'fast', tlp: 'TLP' },
    roles: { client: 'client', server: 'server', both: 'client and server' },
    ladder: {
      name: 'Packet ladder: time flows down, and each slanted line is one packet.',
      help: 'The up and down arrow keys choose a packet.',
      closer: 'Stretch',
      wider: 'Shrink',
      scale: 'Time axis',
      silence: (duration) => `${duration} of silence`,
      unshown: (shown, more) =>
        `Only the first ${shown} are drawn. The other ${more} are in the saved capture.`,
      call: (process, label, file, line) => `${label} of ${process}: show ${file}, line ${line}`,
    },
    table: {
      name: 'Packet table',
      number: 'No.',
      time: 'Time',
      from: 'From',
      to: 'To',
      protocol: 'Protocol',
      ports: 'Ports',
      type: 'Type',
      bytes: 'Data',
      meaning: 'Meaning',
      lost: 'lost',
    },
    detail: {
      name: 'Inside the packet',
      nothing: 'Choose a packet in the ladder or the table to see its fields and bytes.',
      fields: 'Fields',
      bytes: 'Bytes',
      bytesHelp: 'The arrow keys move from byte to byte.',
      text: 'Text it carries',
      noText: 'Data that cannot be read as text',
      kernel: 'The operating system sent this by itself. No line of the program asked for it.',
      cause: 'The code that caused it',
      sent: (time) => `sent at ${time}`,
      received: (time) => `arrived at ${time}`,
      lost: (time, cause) => `lost at ${time} (${cause})`,
      waited: (duration) => `waited ${duration} in the queue`,
      underWay: 'under way',
      size: (total, payload) => `IP packet of ${total} bytes, of which ${payload} are data`,
    },
    messages: {
      name: 'Message ladder: time flows down, and a line is bytes that one process wrote and another read.',
      only: 'This engine shows messages only. Packets travel below the processes, where it cannot look.',
      sent: 'Written',
      read: 'Read',
      bytes: (count) => `${count} ${count === 1 ? 'byte' : 'bytes'}`,
      meaning: (bytes) => `${bytes} written to a socket, read by the other process`,
    },
    sockets: {
      name: 'Socket table',
      host: 'Host',
      protocol: 'Protocol',
      local: 'Local address',
      remote: 'Remote address',
      state: 'State',
      process: 'Process',
      nothing: 'No socket is open.',
      anyone: 'anyone',
    },
    meaning: {
      asks: 'asks for a connection',
      accepts: 'accepts, and asks in turn',
      established: 'connection established',
      refused: 'refused: no socket listens on that port',
      reset: 'breaks the connection off',
      fin: 'has finished sending',
      finAcknowledged: 'confirms that the other side has finished',
      noRoom: 'no room to receive, please pause',
      portUnreachable: 'no socket has that port',
      fragment: 'IP fragment',
      nothingNew: 'tells nothing new',
      data: (bytes, first, last) =>
        first === last
          ? `${bytes} byte of data (no. ${first})`
          : `${bytes} bytes of data (no. ${first}–${last})`,
      dataAndFin: (bytes) => `last ${bytes} bytes of data, has finished sending`,
      acknowledged: (byte) => `received up to byte ${byte}`,
      again: (byte) => `repeats itself: still waits for byte ${byte}`,
      datagram: (bytes) => `datagram of ${bytes} bytes`,
      asksName: (question) => `asks the name server: ${question}`,
      answersName: (records) => `the name server answers: ${records}`,
      noSuchName: 'the name server answers: no such name (NXDOMAIN)',
      noSuchRecord: 'the name server answers: the name has no such record',
      nameServerFails: (code) => `the name server cannot answer (${code})`,
      icmp: (label) => `ICMP: ${label}`,
      retransmitted: (reason) => `retransmission (${reason})`,
      lost: (cause) => `lost on the way (${cause})`,
    },
  },
};
