import { type Journey, journey } from '../../../lib/experiments/journey.ts';
import { dnsQuery, encodeDns } from '../../../lib/net/wire/dns.ts';
import type { Settings } from './settings.ts';

/** 51 bytes. */
export const REQUEST = 'GET /index.html HTTP/1.1\r\nHost: www.example.com\r\n\r\n';
/** Its query has 33 bytes. */
export const ASKED = 'www.example.com';

const utf8 = new TextEncoder();

/** Each tab's letter on its way through the model. */
export function journeyOf({ tab, text, protocol }: Settings): Journey {
  if (tab === 1) return journey({ protocol: 'tcp', message: utf8.encode(REQUEST), port: 80 });
  if (tab === 2) return journey({ protocol: 'udp', message: encodeDns(dnsQuery(0x1234, ASKED)), port: 53 });
  return journey({ protocol, message: utf8.encode(text), port: 7000 });
}
