/** Alert descriptions (RFC 9846 §6) that our ends send or that a reader often meets. */
export const ALERTS: Readonly<Record<number, string>> = {
  0: 'close_notify',
  10: 'unexpected_message',
  20: 'bad_record_mac',
  40: 'handshake_failure',
  42: 'bad_certificate',
  46: 'certificate_unknown',
  48: 'unknown_ca',
  50: 'decode_error',
  51: 'decrypt_error',
  70: 'protocol_version',
  80: 'internal_error',
};

export type AlertName =
  | 'unexpected_message'
  | 'bad_record_mac'
  | 'bad_certificate'
  | 'unknown_ca'
  | 'decode_error'
  | 'decrypt_error';

const FATAL = 2;

/** A fatal alert: level and description (RFC 9846 §6). */
export function encodeAlert(name: AlertName): Uint8Array {
  const [number] = Object.entries(ALERTS).find(([, one]) => one === name)!;
  return Uint8Array.of(FATAL, Number(number));
}

export const alertName = (content: Uint8Array): string => ALERTS[content[1]!] ?? `alert ${content[1]}`;
