import { useEffect, useState } from 'preact/hooks';
import type { Theme } from '../query/state.ts';

/** Colours of stacked parts, told apart by people who see fewer colours too; the last is that of the rest. */
const PARTS: Readonly<Record<Theme, readonly string[]>> = {
  light: ['#24557a', '#c2762b', '#4d8b75', '#8d4a68', '#7a9a3c', '#b2503f', '#5d63a6', '#b59a45', '#3f8fa8'],
  dark: ['#6ea8d3', '#e0a05a', '#7cc3a9', '#cf8aa9', '#aecb6f', '#e28a78', '#9aa0e0', '#dcc57a', '#77c4db'],
};
const REST: Readonly<Record<Theme, string>> = { light: '#a8a59d', dark: '#6f6e69' };

export function partColour(theme: Theme, place: number, isRest: boolean): string {
  const parts = PARTS[theme];
  return isRest ? REST[theme] : (parts[place % parts.length] as string);
}

/** Text, quiet text, lines and ground of charts, as the style sheet has them. */
export interface Ink {
  readonly text: string;
  readonly quiet: string;
  readonly line: string;
  readonly ground: string;
  readonly accent: string;
}

export function inkOf(theme: Theme): Ink {
  return theme === 'dark'
    ? { text: '#ecebe6', quiet: '#a9a79f', line: '#3a3a36', ground: '#1d1d1b', accent: '#6ea8d3' }
    : { text: '#1c1b18', quiet: '#64625b', line: '#e3e0d8', ground: '#ffffff', accent: '#24557a' };
}

/** The theme that the address asks for, else that of the system. */
export function useTheme(asked: Theme | undefined): Theme {
  const query = '(prefers-color-scheme: dark)';
  const [isDark, setDark] = useState(() => matchMedia(query).matches);
  useEffect(() => {
    const list = matchMedia(query);
    const change = () => setDark(list.matches);
    list.addEventListener('change', change);
    return () => list.removeEventListener('change', change);
  }, []);
  const theme = asked ?? (isDark ? 'dark' : 'light');
  useEffect(() => {
    document.documentElement.dataset.theme = theme;
  }, [theme]);
  return theme;
}
