import type { Language } from '../../lib/i18n/language.ts';

/** Korean names of header fields, by the name the RFC gives them. What is not here is read in English. */
const KOREAN: Readonly<Record<string, string>> = {
  'IPv4 header': 'IPv4 헤더',
  Version: '버전',
  IHL: '헤더 길이(IHL)',
  'Type of Service': '서비스 종류(TOS)',
  'Total Length': '전체 길이',
  Identification: '식별자',
  Flags: '플래그',
  reserved: '예약',
  'Fragment Offset': '조각 위치',
  'Time to Live': '남은 홉 수(TTL)',
  Protocol: '프로토콜',
  'Header Checksum': '헤더 체크섬',
  'Source Address': '출발 IP 주소',
  'Destination Address': '목적 IP 주소',
  'TCP header': 'TCP 헤더',
  'TCP header (first 8 bytes)': 'TCP 헤더(앞 8바이트)',
  'Source Port': '출발 포트',
  'Destination Port': '목적 포트',
  'Sequence Number': '순서 번호',
  'Acknowledgment Number': '확인 번호',
  'Data Offset': '데이터 시작(헤더 길이)',
  Reserved: '예약',
  'Control bits': '제어 비트',
  Window: '윈도(받을 자리)',
  Checksum: '체크섬',
  'Urgent Pointer': '긴급 위치',
  Options: '옵션',
  'Maximum Segment Size': '최대 세그먼트 크기(MSS)',
  'Window Scale': '윈도 배율',
  'SACK-Permitted': 'SACK 허용',
  SACK: '선택 확인(SACK)',
  Timestamps: '시각 도장',
  'No-Operation': '빈칸(NOP)',
  'End of Option List': '옵션 끝',
  'UDP header': 'UDP 헤더',
  Length: '길이',
  'ICMP header': 'ICMP 헤더',
  Type: '종류',
  Code: '코드',
  Identifier: '식별자',
  unused: '쓰지 않음',
  'Quoted packet': '인용한 패킷',
  Data: '데이터',
};

export const fieldName = (name: string, lang: Language): string =>
  lang === 'ko' ? (KOREAN[name] ?? name) : name;

/** Values with words in them, as the reader's language has them. */
export const fieldValue = (value: string, lang: Language): string =>
  lang === 'ko'
    ? value
        .replace(/\(relative (\d+)\)/, '(상대 $1)')
        .replace(/\(scaled (\d+)\)/, '(배율 적용 $1)')
        .replace(/(\d+) bytes\b/, '$1바이트')
    : value;
