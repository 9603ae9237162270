/** The words in the figures of 2.1.5, and what each shows. */
export const protocolTexts = {
  ko: {
    request: '요청',
    response: '응답',
    startLine: '시작 줄',
    headers: '머리말',
    blank: '빈 줄',
    body: '본문',
    method: '메서드',
    path: '길',
    version: '판',
    total: (bytes: number) => `모두 ${bytes}바이트`,
    http: (bytes: number) =>
      `위에는 ${bytes}바이트 요청이 있다. 첫 줄은 GET /index.html HTTP/1.1, 둘째 줄은 Host: www.example.com이고 줄마다 CRLF로 끝나며 빈 줄이 이어진다. 아래의 응답은 HTTP/1.1 200 OK, Content-Type과 Content-Length: 16 머리말, 빈 줄, 16바이트 본문으로 되어 있다.`,
    dns: (hex: string) =>
      `DNS 질의 33바이트의 16진수: ${hex}. 머리 12바이트, 이름 17바이트, 유형과 클래스 4바이트로 나뉜다.`,
    fields: {
      id: '번호 1234',
      flags: '표시: 질의, 재귀 요청',
      counts: '질문 1, 나머지 0',
      name: '이름 www.example.com',
      type: '유형 A, 클래스 IN',
    },
    framing: {
      delimiter: '구분자',
      length: '길이',
      chunks: '조각마다 길이',
      connection: '연결 하나에 하나',
      close: '닫힘',
    },
    framingDescription:
      '네 줄의 그림. 구분자 틀은 메시지마다 줄바꿈 표시가 뒤에 붙는다. 길이 틀은 메시지 앞에 3과 6이 적혀 있다. 조각 틀은 조각마다 길이 3이 앞에 붙고 길이 0으로 끝난다. 마지막은 메시지 하나를 보내고 연결을 닫는다.',
    parts: {
      web: '웹',
      mail: '전자메일',
      browser: '브라우저',
      webServer: '웹 서버',
      html: 'HTML·CSS·그림',
      client: '메일 프로그램',
      mailServer: '메일 서버',
      mailbox: '우편함',
      form: '메시지의 꼴·MIME',
    },
    partsDescription:
      '위는 웹이다. 브라우저와 웹 서버 사이에 굵은 테두리의 HTTP가 있고, HTTP 아래로 HTML과 CSS와 그림이 오간다. 아래는 전자메일이다. 메일 프로그램에서 메일 서버로, 메일 서버에서 상대의 메일 서버로 굵은 테두리의 SMTP가 있고, 우편함에서 상대의 메일 프로그램으로는 IMAP이 있다.',
  },
  en: {
    request: 'request',
    response: 'response',
    startLine: 'start line',
    headers: 'headers',
    blank: 'empty line',
    body: 'body',
    method: 'method',
    path: 'path',
    version: 'version',
    total: (bytes: number) => `${bytes} bytes in all`,
    http: (bytes: number) =>
      `Above, a request of ${bytes} bytes: GET /index.html HTTP/1.1, then Host: www.example.com, each line ended by CRLF, and an empty line. Below, the response: HTTP/1.1 200 OK, the headers Content-Type and Content-Length: 16, an empty line, and a body of 16 bytes.`,
    dns: (hex: string) =>
      `The 33 bytes of a DNS query in hexadecimal: ${hex}. They divide into a header of 12 bytes, a name of 17, and type and class of 4.`,
    fields: {
      id: 'number 1234',
      flags: 'flags: query, recursion wanted',
      counts: 'questions 1, others 0',
      name: 'name www.example.com',
      type: 'type A, class IN',
    },
    framing: {
      delimiter: 'delimiter',
      length: 'length',
      chunks: 'length for each piece',
      connection: 'one each connection',
      close: 'closed',
    },
    framingDescription:
      'Four rows. With a delimiter, a line-break mark follows each message. With a length, 3 and 6 stand before the messages. In pieces, each piece has its length 3 in front, and a length of 0 ends it. Last, one message is sent and the connection closed.',
    parts: {
      web: 'Web',
      mail: 'E-mail',
      browser: 'browser',
      webServer: 'web server',
      html: 'HTML, CSS, pictures',
      client: 'mail program',
      mailServer: 'mail server',
      mailbox: 'mailbox',
      form: 'message form, MIME',
    },
    partsDescription:
      'Above, the Web: HTTP, with a heavy outline, between browser and web server; HTML, CSS and pictures travel in it. Below, e-mail: SMTP, with a heavy outline, from the mail program to its server and from there to the other server; IMAP from the mailbox to the other mail program.',
  },
} as const;
