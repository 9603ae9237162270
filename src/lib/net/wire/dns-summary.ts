import { formatAddress } from '../address.ts';
import { type DnsMessage, RCODE, rcodeName } from './dns.ts';
import { typeName } from './dns-record.ts';
import { formatIpv6 } from './ipv6.ts';

/** A message in a few words: `query A www.example.com`, `answer 10.0.0.2`, `answer NXDOMAIN`. */
export function dnsSummary(message: DnsMessage): string {
  if (!message.response) return `query ${askedIn(message)}`.trimEnd();
  if (message.rcode !== RCODE.NOERROR) return `answer ${rcodeName(message.rcode)}`;
  return `answer ${foundIn(message) || 'without records'}`;
}

/** Type and name that a message asks about. */
export const askedIn = ({ questions }: DnsMessage): string =>
  questions.map(({ type, name }) => `${typeName(type)} ${name}`).join(', ');

/** The records of an answer; empty when it has none. */
export function foundIn({ answers }: DnsMessage): string {
  const found = answers.map((record) => {
    if (record.type === 'A') return formatAddress(record.address);
    if (record.type === 'AAAA') return formatIpv6(record.address);
    if (record.type === 'MX') return `MX ${record.preference} ${record.exchange}`;
    return 'target' in record ? `${record.type} ${record.target}` : typeName(record.type);
  });
  return found.join(', ');
}
