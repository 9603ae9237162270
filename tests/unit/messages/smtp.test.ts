import { expect, test } from 'vitest';
import { smtpDialogue } from '../../../src/lib/messages/smtp-dialogue.ts';

const MAIL = [
  'EHLO garam.lab',
  'MAIL FROM:<garam@garam.lab>',
  'RCPT TO:<narae@mail.lab>',
  'DATA',
  'Subject: lunch',
  '',
  'At noon.',
  '.',
  'QUIT',
];

/** What was said, C: and S:, with the codes alone of the replies. */
const talk = (lines: readonly string[]): string =>
  smtpDialogue(lines)
    .said.map(({ by, line, code }) => (by === 'client' ? `C: ${line}` : `S: ${code}`))
    .join('\n');

test('in the right order a mail is taken: 220, 250, 354, 250, 221', () => {
  expect(talk(MAIL)).toBe(`S: 220
C: EHLO garam.lab
S: 250
C: MAIL FROM:<garam@garam.lab>
S: 250
C: RCPT TO:<narae@mail.lab>
S: 250
C: DATA
S: 354
C: Subject: lunch
C: 
C: At noon.
C: .
S: 250
C: QUIT
S: 221`);
  const { mails, unsent } = smtpDialogue(MAIL);
  expect(mails).toEqual([
    { from: 'garam@garam.lab', to: ['narae@mail.lab'], lines: ['Subject: lunch', '', 'At noon.'] },
  ]);
  expect(unsent).toEqual([]);
});

test('DATA before RCPT, RCPT before MAIL and MAIL before EHLO are bad sequences: 503', () => {
  const codes = (lines: readonly string[]) =>
    smtpDialogue(lines)
      .said.filter(({ by }) => by === 'client')
      .map(({ code }) => code);
  expect(codes(['EHLO a', 'MAIL FROM:<a@b>', 'DATA', 'QUIT'])).toEqual([250, 250, 503, 221]);
  expect(codes(['EHLO a', 'RCPT TO:<a@b>', 'MAIL FROM:<a@b>'])).toEqual([250, 503, 250]);
  expect(codes(['MAIL FROM:<a@b>', 'EHLO a'])).toEqual([503, 250]);
  expect(codes(['EHLO a', 'MAIL FROM:<a@b>', 'MAIL FROM:<c@d>'])).toEqual([250, 250, 503]);
});

test('a line nobody knows is 500, an argument that does not fit 501', () => {
  expect(talk(['HELLO', 'EHLO', 'EHLO a', 'MAIL garam'])).toBe(`S: 220
C: HELLO
S: 500
C: EHLO
S: 501
C: EHLO a
S: 250
C: MAIL garam
S: 501`);
});

test('RSET forgets the mail so far, NOOP, VRFY and HELP change nothing', () => {
  const codes = smtpDialogue([
    ...MAIL.slice(0, 3),
    'NOOP',
    'VRFY narae',
    'HELP',
    'RSET',
    'RCPT TO:<narae@mail.lab>',
  ])
    .said.filter(({ by }) => by === 'client')
    .map(({ code, state }) => `${code} ${state}`);
  expect(codes.slice(3)).toEqual([
    '250 recipients',
    '252 recipients',
    '214 recipients',
    '250 ready',
    '503 ready',
  ]);
});

test('within the mail QUIT is a line of text, and without the dot the server goes on waiting', () => {
  const { said, mails } = smtpDialogue([...MAIL.slice(0, 7), 'QUIT']);
  expect(said.at(-1)).toMatchObject({ by: 'client', line: 'QUIT', state: 'data' });
  expect(mails).toEqual([]);
});

test('a line of the mail that begins with a dot was sent with one more', () => {
  const lines = [...MAIL.slice(0, 4), '..', '..hidden', '.', 'QUIT'];
  expect(smtpDialogue(lines).mails[0]!.lines).toEqual(['.', '.hidden']);
});

test('after QUIT the rest is never sent', () => {
  const { said, unsent } = smtpDialogue(['QUIT', 'EHLO a']);
  expect(said.map(({ line }) => line)).toEqual([
    '220 mail.lab Service ready',
    'QUIT',
    '221 mail.lab Service closing transmission channel',
  ]);
  expect(unsent).toEqual(['EHLO a']);
});
