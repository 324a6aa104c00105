import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { dirname } from 'node:path';
import { type FoundFile, type SettingsOrigin, type Standing, shownFile } from './find.ts';
import { JsonFault, parseJson } from './json.ts';
import { fileShape } from './shape.ts';
import { type Distrust, distrustOf } from './trust.ts';
import { type GivenValue, SettingsFault, validated, type Wrong } from './validate.ts';

/** Far more than settings take; a bill that was put in its place is not read. */
export const MOST_BYTES = 256 * 1024;

/** What is wrong with settings as a whole; `place` is `FILE`, `FILE:LINE:COLUMN` or a variable. */
export interface SettingsProblem {
  readonly place: string;
  readonly fault:
    | Wrong
    | { readonly code: 'unreadable'; readonly reason: string }
    | { readonly code: 'too-large'; readonly most: number }
    | { readonly code: 'not-text' }
    | { readonly code: 'not-json'; readonly expected: JsonFault['expected']; readonly found: string }
    | { readonly code: Distrust; readonly path: string };
}

export class SettingsError extends Error {
  constructor(readonly problem: SettingsProblem) {
    super(`${problem.place}: ${problem.fault.code}`);
  }
}

/** A setting and the place that it is said at. */
export interface PlacedValue extends GivenValue {
  /** Counted from 1. */
  readonly line: number;
  readonly column: number;
}

/** A settings file that was read. */
export interface SettingsFile {
  readonly origin: SettingsOrigin;
  /** As people are told of it. */
  readonly file: string;
  readonly values: readonly PlacedValue[];
}

/** Reads a settings file, if `uid` may trust it; on Windows there is none. Throws {@link SettingsError}. */
export function loadFile(found: FoundFile, standing: Standing, uid: number | undefined): SettingsFile {
  const { origin, path } = found;
  const file = shownFile(found, standing);
  return { origin, file, values: settingsIn(textIn(path, file, uid), dirname(path), file) };
}

/** The settings in the text of a file, whose paths are relative to `folder`. */
export function settingsIn(text: string, folder: string, file: string): readonly PlacedValue[] {
  const placeOf = (at: number) => `${file}:${lineAt(text, at)}:${columnAt(text, at)}`;
  try {
    return validated(parseJson(text), fileShape(), folder).map((given) => ({
      ...given,
      line: lineAt(text, given.at),
      column: columnAt(text, given.at),
    }));
  } catch (error) {
    if (error instanceof SettingsFault)
      throw new SettingsError({ place: placeOf(error.at), fault: error.wrong });
    if (!(error instanceof JsonFault)) throw error;
    const { at, expected, found } = error;
    throw new SettingsError({ place: placeOf(at), fault: { code: 'not-json', expected, found } });
  }
}

function lineAt(text: string, at: number): number {
  return text.slice(0, at).split('\n').length;
}

function columnAt(text: string, at: number): number {
  return at - text.lastIndexOf('\n', at - 1);
}

function textIn(path: string, file: string, uid: number | undefined): string {
  const bytes = bytesIn(path, file, uid);
  if (bytes.length > MOST_BYTES)
    throw new SettingsError({ place: file, fault: { code: 'too-large', most: MOST_BYTES } });
  try {
    // A byte order mark in front is taken off.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new SettingsError({ place: file, fault: { code: 'not-text' } });
  }
}

/** One byte more than there may be, where there are more. */
function bytesIn(path: string, file: string, uid: number | undefined): Buffer {
  try {
    const distrust = distrustOf(path, uid);
    if (distrust !== undefined) throw new SettingsError({ place: file, fault: { code: distrust, path } });
    return firstBytes(path, MOST_BYTES + 1);
  } catch (error) {
    if (error instanceof SettingsError) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    throw new SettingsError({ place: file, fault: { code: 'unreadable', reason: code ?? message } });
  }
}

function firstBytes(path: string, most: number): Buffer {
  const opened = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(Math.min(most, fstatSync(opened).size));
    return bytes.subarray(0, readSync(opened, bytes));
  } finally {
    closeSync(opened);
  }
}
