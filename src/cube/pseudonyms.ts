import { createHmac, randomBytes, scryptSync } from 'node:crypto';
import { memo } from '../bill/memo.ts';

/** Letters and digits that are not taken for one another. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
/** 50 bits: for two of 10,000 identities to share their first ones is as likely as 1 in 20 million. */
const LENGTH = 10;

/** A tenth of a second, which reports of one secret in one process take once. */
const stretched = memo((secret) => scryptSync(secret, 'bill-analyze pseudonyms 1', 32), 100);

/**
 * Names in place of identities: one secret, one kind and one text give one name, always. A secret is stretched, so
 * that guessing it is slow. Without one the names are those of random bytes, which nobody can guess: were they made of
 * the texts, a bill of one key would tell it to whoever tries every id.
 */
export class Pseudonyms {
  private readonly key: Buffer;
  private readonly names = new Map<string, string>();
  private readonly texts = new Map<string, string>();
  private readonly length: number;

  constructor(secret?: string, length = LENGTH) {
    this.key = secret === undefined ? randomBytes(32) : stretched(secret);
    this.length = length;
  }

  /** `key-7f3a9k2m1x`. Two texts never have the same name: the second of them gets a longer one. */
  of(kind: string, text: string): string {
    const identity = `${kind}\0${text}`;
    const known = this.names.get(identity);
    if (known !== undefined) return known;
    const digits = this.digits(identity);
    let { length } = this;
    while (this.texts.has(nameOf(kind, digits, length)) && length < digits.length) length++;
    const name = nameOf(kind, digits, length);
    this.names.set(identity, name);
    this.texts.set(name, identity);
    return name;
  }

  private digits(identity: string): string {
    const digest = createHmac('sha256', this.key).update(identity).digest();
    return Array.from(digest, (byte) => ALPHABET[byte & 31]).join('');
  }
}

function nameOf(kind: string, digits: string, length: number): string {
  return `${kind}-${digits.slice(0, length)}`;
}
