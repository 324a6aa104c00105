import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { dirname } from 'node:path';
import { UsageError } from '../../world/usage-error.ts';
import { type FoundFile, type SettingsOrigin, type Standing, shownFile } from './find.ts';
import { JsonFault, parseJson } from './json.ts';
import { fileShape } from './shape.ts';
import { distrustOf } from './trust.ts';
import { type GivenValue, SettingsFault, validated } from './validate.ts';

/** Far more than settings take; a bill that was put in its place is not read. */
export const MOST_BYTES = 256 * 1024;

/** A setting and the place that it is said at. */
export interface PlacedValue extends GivenValue {
  /** Counted from 1. */
  readonly line: number;
  readonly column: number;
}

/** A settings file that was read. */
export interface SettingsFile {
  readonly origin: SettingsOrigin;
  readonly path: string;
  /** As people are told of it. */
  readonly file: string;
  readonly values: readonly PlacedValue[];
}

/** Reads a settings file, if `uid` may trust it; on Windows there is none. Throws a UsageError. */
export function loadFile(found: FoundFile, standing: Standing, uid: number | undefined): SettingsFile {
  const { origin, path } = found;
  const file = shownFile(found, standing);
  return { origin, path, file, values: settingsIn(textIn(path, file, uid), dirname(path), file) };
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
    if (error instanceof SettingsFault) throw new UsageError(error.wrong, placeOf(error.at));
    if (!(error instanceof JsonFault)) throw error;
    const { at, expected, found } = error;
    throw new UsageError({ code: 'SETTINGS_NOT_JSON', params: { expected, found } }, placeOf(at));
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
    throw new UsageError({ code: 'SETTINGS_TOO_LARGE', params: { most: MOST_BYTES } }, file);
  try {
    // A byte order mark in front is taken off.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new UsageError({ code: 'SETTINGS_NOT_UTF8' }, file);
  }
}

/** One byte more than there may be, where there are more. */
function bytesIn(path: string, file: string, uid: number | undefined): Buffer {
  try {
    const distrust = distrustOf(path, uid);
    if (distrust !== undefined) throw new UsageError({ code: distrust, params: { path } }, file);
    return firstBytes(path, MOST_BYTES + 1);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    throw new UsageError({ code: 'SETTINGS_UNREADABLE', params: { reason: code ?? message } }, file);
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
