import type { Texts } from '../../../lib/i18n/language.ts';
import type { LengthRule, Syntax } from '../../../lib/messages/protocol-table.ts';
import type { Unreadable } from '../../../lib/messages/table-codec.ts';

const ko = {
  talkQuestion: '이 표대로 두 프로그램이 이야기하면, 서버는 세 요청 가운데 몇 개를 알아들을까요?',
  talkLead: '이름은 ‘나래’이고, 길이는 바이트가 아니라 글자 수를 세어 적기로 했어요.',
  talkChoices: ['하나도 못 알아듣는다', '하나', '둘', '셋 다'],
  syntax: '문법',
  syntaxes: { words: '글자로 적기', numbers: '수로 적기' } satisfies Record<Syntax, string>,
  rule: '메시지의 끝',
  rules: { line: 'CRLF까지', bytes: '길이(바이트)', characters: '길이(글자 수)' } satisfies Record<
    LengthRule,
    string
  >,
  table: '프로토콜의 표',
  tableRequest: '요청',
  tableReply: '응답',
  type: '종류',
  fields: '칸',
  noFields: '칸 없음',
  fieldName: '칸 이름',
  fieldKind: '꼴',
  fieldKinds: { text: '글', number: '수' },
  example: '보내 볼 값',
  reply: '답',
  noReply: '답하지 않음',
  answeredBy: (reply: string) => `→ ${reply}`,
  addField: '칸 더하기',
  removeField: (name: string) => `${name} 칸 빼기`,
  addRequest: '요청 더하기',
  addReply: '응답 더하기',
  removeType: (type: string) => `${type} 빼기`,
  newType: (number: string) => `NEW${number}`,
  problems: {
    badType: (type: string) =>
      `표의 종류 이름 ‘${type}’: 이대로는 쓸 수 없어요. 영문자로 시작하고 영문자, 숫자, -, _만 넣어 주세요.`,
    typeTwice: (type: string) =>
      `‘${type}’라는 이름이 표에 두 번 있거나, 이미 정해진 이름(ERROR)이에요. 이름을 바꿔 주세요.`,
    noSuchReply: (type: string, reply: string) =>
      `‘${type}’에는 ‘${reply}’라고 답하기로 했는데 그런 응답이 표에 없어요. 응답을 더하거나 다른 답을 골라 주세요.`,
    badNumber: (type: string, field: string, example: string) =>
      `‘${type}’의 칸 ‘${field}’에는 정수를 적어야 하는데 ‘${example}’라고 적혀 있어요. -2147483648부터 2147483647까지의 수를 넣어 주세요.`,
    tooLong: (type: string, field: string) =>
      `‘${type}’의 칸 ‘${field}’에 넣은 값이 255바이트를 넘어요. 줄여 주세요.`,
    noRequest: '표에 요청이 없어요. 클라이언트가 보낼 요청을 하나 더해 주세요.',
  },
  conversation: '오간 메시지',
  conversationEmpty: '실행하면 표로 만든 두 프로그램이 이야기해요.',
  wrote: '씀',
  heardIt: (message: string) => `알아들음: ${message}`,
  unreadable: {
    'unknown-type': '표에 없는 종류예요',
    fields: '칸의 수가 맞지 않아요',
    number: '수가 아니에요',
    text: '글자로 읽을 수 없는 바이트예요',
  } satisfies Record<Unreadable, string>,
  heardNot: (why: string) => `못 알아들음: ${why}`,
  stillWaiting: (bytes: string) => `서버는 ${bytes}를 받아 둔 채, 메시지의 나머지를 기다리고 있어요.`,
  neverSent: (types: string) => `클라이언트는 답을 기다리느라 ${types} 요청을 보내지 못했어요.`,
  talkResult: (understood: string, all: string) =>
    `서버는 요청 ${all}개 가운데 ${understood}개를 알아들었어요.`,
  requestCount: (count: string) => `${count}개`,
  talkRight: (count: string) => `내 예측 ${count}: 맞았어요.`,
  talkWrong: (count: string) => `내 예측 ${count}: 달랐어요.`,
  talkWhy: {
    characters:
      '길이를 글자 수로 적으면 한글에서 어긋나요. 한글 한 글자는 3바이트라서 메시지의 뒤가 잘리고, 남은 바이트가 다음 메시지의 길이로 읽혀요. 영어로만 시험하면 드러나지 않아요.',
    broken:
      '끝을 알아보는 방법과 칸을 나누는 방법이 값에 들어 있는 바이트와 부딪쳤어요. 값에 구분자가 들어갈 수 있다면 바꿔 적거나 길이를 적어야 해요.',
    silent:
      '답이 정해지지 않은 요청에는 아무도 답하지 않고, 클라이언트는 기다리기만 해요. 규칙에는 ‘언제 무엇으로 답하는지’가 있어야 해요.',
    fine: '종류와 문법과 길이의 규칙을 둘이 똑같이 알고 있으니 통해요. 뜻(의미)은 프로그램이 정해요.',
  },
  talkChallenge: '이름을 ‘가람 나래’로 바꾸고도 요청이 모두 통하게 규칙을 고쳐 보세요.',
  talkVerdicts: {
    name: '‘가람 나래’를 보내는 칸이 표에 없어요.',
    none: '실행해 보세요.',
    broken: '아직 통하지 않는 요청이 있어요.',
    solved: '해냈어요. 빈칸이 구분자가 아닌 문법과 바이트로 적은 길이면 어떤 글이든 담을 수 있어요.',
  },
};

/** What the third tab says: a protocol made of a table. */
export const talkTexts: Texts<typeof ko> = {
  ko,
  en: {
    talkQuestion:
      'Two programs talk by this table. How many of the three requests will the server understand?',
    talkLead: 'The name is ‘나래’, and lengths count characters, not bytes.',
    talkChoices: ['none', 'one', 'two', 'all three'],
    syntax: 'Syntax',
    syntaxes: { words: 'in words', numbers: 'in numbers' },
    rule: 'End of a message',
    rules: { line: 'at CRLF', bytes: 'length in bytes', characters: 'length in characters' },
    table: 'The table of the protocol',
    tableRequest: 'request',
    tableReply: 'response',
    type: 'Type',
    fields: 'Fields',
    noFields: 'no fields',
    fieldName: 'Field',
    fieldKind: 'Kind',
    fieldKinds: { text: 'text', number: 'number' },
    example: 'Value to send',
    reply: 'Answer',
    noReply: 'no answer',
    answeredBy: (reply) => `→ ${reply}`,
    addField: 'Add a field',
    removeField: (name) => `Remove field ${name}`,
    addRequest: 'Add a request',
    addReply: 'Add a response',
    removeType: (type) => `Remove ${type}`,
    newType: (number) => `NEW${number}`,
    problems: {
      badType: (type) =>
        `The table’s type ‘${type}’ cannot be used. Begin with a letter, and use letters, digits, - and _ alone.`,
      typeTwice: (type) => `‘${type}’ is in the table twice, or taken (ERROR). Rename it.`,
      noSuchReply: (type, reply) =>
        `The answer ‘${reply}’ to ‘${type}’ is no response in the table. Add it, or choose another.`,
      badNumber: (type, field, example) =>
        `Field ‘${field}’ of ‘${type}’ is a number, but says ‘${example}’. Give a whole number from -2147483648 to 2147483647.`,
      tooLong: (type, field) =>
        `The value of field ‘${field}’ of ‘${type}’ is longer than 255 bytes. Shorten it.`,
      noRequest: 'The table has no request. Add one for the client to send.',
    },
    conversation: 'What was said',
    conversationEmpty: 'A run lets two programs made of the table talk.',
    wrote: 'wrote',
    heardIt: (message) => `understood: ${message}`,
    unreadable: {
      'unknown-type': 'no such type in the table',
      fields: 'the fields do not fit',
      number: 'not a number',
      text: 'bytes that are no text',
    },
    heardNot: (why) => `not understood: ${why}`,
    stillWaiting: (bytes) => `The server holds ${bytes} and waits for the rest of the message.`,
    neverSent: (types) => `The client, waiting for an answer, never sent ${types}.`,
    talkResult: (understood, all) => `The server understood ${understood} of ${all} requests.`,
    requestCount: (count) => `${count} requests`,
    talkRight: (count) => `Your guess, ${count}: right.`,
    talkWrong: (count) => `Your guess, ${count}: not this time.`,
    talkWhy: {
      characters:
        'A length in characters goes wrong with Hangul. One such letter is 3 bytes: the end of the message is cut off, and what is left is read as the length of the next. Tested in English alone, nobody sees it.',
      broken:
        'What marks the end, or parts the fields, clashed with bytes inside a value. Where values may hold the mark, escape it, or send a length.',
      silent:
        'Nobody answers a request that has no answer in the rules, and the client waits for ever. Rules must say when to answer, and with what.',
      fine: 'Both ends know the same types, syntax and rule for the end, so it works. What the words mean is up to the programs.',
    },
    talkChallenge:
      'Change the name to ‘가람 나래’, with the space, and the rules so that every request still gets through.',
    talkVerdicts: {
      name: 'No field of the table sends ‘가람 나래’.',
      none: 'Now run it.',
      broken: 'Some request does not get through yet.',
      solved: 'Done. With a syntax in which a space parts nothing, and a length in bytes, any text fits.',
    },
  },
};
