import { DNS_PORT } from '../net/wire/dns.ts';
import { dnsFields } from '../net/wire/dns-fields.ts';
import type { Field } from '../net/wire/field.ts';
import { httpFields, looksLikeHttp } from './http-fields.ts';
import { looksLikeQuiz, looksLikeSmtp, quizFields, smtpFields } from './line-fields.ts';
import { looksLikeTls, tlsFields } from './tls-fields.ts';

export type ProtocolName = 'http' | 'dns' | 'smtp' | 'tls' | 'quiz';

/** Takes a message apart: every byte from `at` on lies in exactly one of the fields at the top level. */
export function messageFields(protocol: ProtocolName, bytes: Uint8Array, at = 0): readonly Field[] {
  switch (protocol) {
    case 'http':
      return httpFields(bytes, at);
    case 'smtp':
      return smtpFields(bytes, at);
    case 'quiz':
      return quizFields(bytes, at);
    case 'tls':
      return tlsFields(bytes, at);
    case 'dns': {
      const message = dnsFields(bytes, at);
      return message ? [message] : [];
    }
  }
}

/**
 * The protocol that bytes sent between two ports seem to speak; undefined where they say nothing known. The bytes
 * decide, not the numbers: a port is but a custom. Only DNS is taken from its port, for its bytes could be anything's.
 */
export function guessProtocol(bytes: Uint8Array, ports: readonly number[]): ProtocolName | undefined {
  if (looksLikeTls(bytes)) return 'tls';
  if (looksLikeHttp(bytes)) return 'http';
  if (ports.includes(DNS_PORT) && dnsFields(bytes, 0)) return 'dns';
  if (looksLikeQuiz(bytes)) return 'quiz';
  if (looksLikeSmtp(bytes)) return 'smtp';
  return undefined;
}
