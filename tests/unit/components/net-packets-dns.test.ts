import { expect, test } from 'vitest';
import { fieldName } from '../../../src/components/net/packet-field-names.ts';
import { packetType, protocolOf } from '../../../src/components/net/packet-kind.ts';
import { Meanings } from '../../../src/components/net/packet-meaning.ts';
import { type TraceView, viewOf } from '../../../src/components/net/trace-view.ts';
import type { Language } from '../../../src/lib/i18n/language.ts';
import { packetLabel } from '../../../src/lib/net/trace/describe.ts';
import type { Field } from '../../../src/lib/net/wire/field.ts';
import { fieldsOf } from '../../../src/lib/net/wire/fields-of.ts';
import { NameLab } from '../net/dns/name-lab.ts';

/** Lookups of names that are there, are not, have no address, and are none of the server's business. */
function lookups(): TraceView {
  const lab = new NameLab();
  lab.serve();
  lab.lookUp(
    ['www', 'shop', 'nobody', 'note'].map((name) => `${name}.example.com`),
    lab.resolver({ attempts: 1 }),
  );
  lab.lookUp(['elsewhere'], lab.resolver({ attempts: 1 }));
  return viewOf(lab.recorder.events);
}

function read(view: TraceView, lang: Language): string {
  const meanings = new Meanings(lang, view.numbers);
  return view.hops
    .map((hop) => `${protocolOf(hop.packet)} ${packetType(hop.packet)}: ${meanings.of(hop)}`)
    .join('\n');
}

test('DNS packets are labelled with what is asked and found', () => {
  expect(
    lookups()
      .hops.map(({ packet }) => packetLabel(packet))
      .join('\n'),
  ).toMatchInlineSnapshot(`
    "DNS query A www.example.com
    DNS answer 10.0.0.80
    DNS query A shop.example.com
    DNS answer CNAME web.pool.example.com, 10.0.0.81, 10.0.0.82
    DNS query A nobody.example.com
    DNS answer NXDOMAIN
    DNS query A note.example.com
    DNS answer without records
    DNS query A elsewhere
    DNS answer REFUSED"
  `);
});

test('DNS packets say what they mean, in Korean', () => {
  expect(read(lookups(), 'ko')).toMatchInlineSnapshot(`
    "DNS query: 네임 서버에 물음: A www.example.com
    DNS answer: 네임 서버의 답: 10.0.0.80
    DNS query: 네임 서버에 물음: A shop.example.com
    DNS answer: 네임 서버의 답: CNAME web.pool.example.com, 10.0.0.81, 10.0.0.82
    DNS query: 네임 서버에 물음: A nobody.example.com
    DNS answer: 네임 서버의 답: 그런 이름이 없음(NXDOMAIN)
    DNS query: 네임 서버에 물음: A note.example.com
    DNS answer: 네임 서버의 답: 이름은 있지만 그런 레코드가 없음
    DNS query: 네임 서버에 물음: A elsewhere
    DNS answer: 네임 서버가 답하지 못함(REFUSED)"
  `);
});

test('DNS packets say what they mean, in English', () => {
  expect(read(lookups(), 'en')).toMatchInlineSnapshot(`
    "DNS query: asks the name server: A www.example.com
    DNS answer: the name server answers: 10.0.0.80
    DNS query: asks the name server: A shop.example.com
    DNS answer: the name server answers: CNAME web.pool.example.com, 10.0.0.81, 10.0.0.82
    DNS query: asks the name server: A nobody.example.com
    DNS answer: the name server answers: no such name (NXDOMAIN)
    DNS query: asks the name server: A note.example.com
    DNS answer: the name server answers: the name has no such record
    DNS query: asks the name server: A elsewhere
    DNS answer: the name server cannot answer (REFUSED)"
  `);
});

test('every field of a DNS message has a Korean name', () => {
  const names = (fields: readonly Field[]): string[] =>
    fields.flatMap(({ name, children = [] }) => [name, ...names(children)]);
  const english = new Set(
    lookups().hops.flatMap(({ packet }) =>
      names(fieldsOf(packet).slice(2)).filter((name) => !/[가-힣]/.test(fieldName(name, 'ko'))),
    ),
  );
  expect([...english]).toEqual([]);
});
