/** A TLS 1.3 record of application data with an AEAD that is used today (RFC 9846 §5.2), in bytes. */
export const RECORD_HEADER = 5;
/** Says inside the encryption what the content is. */
export const CONTENT_TYPE = 1;
/** Of AES-GCM and ChaCha20-Poly1305 (RFC 5116 §5.1, RFC 8439 §2.8). */
export const TAG = 16;

/** The length on the wire of a record that carries `text` bytes, without padding. */
export const recordLength = (text: number): number => RECORD_HEADER + text + CONTENT_TYPE + TAG;
