import { formatAddress } from '../address.ts';
import { type DnsMessage, RCODE, rcodeName } from './dns.ts';
import { typeName } from './dns-record.ts';
import { formatIpv6 } from './ipv6.ts';

/** A message in a few words: `query A www.example.com`, `answer 10.0.0.2`, `answer NXDOMAIN`. */
export function dnsSummary({ response, rcode, questions, answers }: DnsMessage): string {
  const asked = questions.map(({ type, name }) => `${typeName(type)} ${name}`).join(', ');
  if (!response) return `query ${asked}`.trimEnd();
  if (rcode !== RCODE.NOERROR) return `answer ${rcodeName(rcode)}`;
  const found = answers.map((record) => {
    if (record.type === 'A') return formatAddress(record.address);
    if (record.type === 'AAAA') return formatIpv6(record.address);
    if (record.type === 'MX') return `MX ${record.preference} ${record.exchange}`;
    return 'target' in record ? `${record.type} ${record.target}` : typeName(record.type);
  });
  return `answer ${found.join(', ') || 'without records'}`;
}
