const DECIMAL = /^([+-]?)(\d+)((?:\.\d+)?)$/;

/** `-1234567.5` → `-1,234,567.5`; text that is no plain decimal stays as it is. */
export function groupThousands(figure: string | number): string {
  const match = DECIMAL.exec(String(figure));
  if (match === null) return String(figure);
  const whole = (match[2] as string).replace(/\B(?=(?:\d{3})+$)/g, ',');
  return `${match[1]}${whole}${match[3]}`;
}
