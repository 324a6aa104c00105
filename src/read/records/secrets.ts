/** An API key of which the whole is a secret: it must not be written anywhere. */
const SECRETS = /\b(?:sk-|LTAI)[\w-]{8,}/g;

/** Text without the secrets in it. The end of one tells its owner which it is. */
export function withoutSecrets(text: string): string {
  return text.replace(SECRETS, (secret) => `…${secret.slice(-4)}`);
}
