import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeUsageType, isCachedHit, type UsageType } from '../../src/bill/usage-type.ts';

const TOKEN = { thinking: false, batch: false };
const INPUT = { ...TOKEN, direction: 'input' as const };
const OUTPUT = { ...TOKEN, direction: 'output' as const };

/** Every type seen in bills or in the price catalogue, with what it says; what is not named is null. */
const KNOWN: readonly (readonly [raw: string, said: Partial<UsageType>])[] = [
  ['input_token', INPUT],
  ['output_token', OUTPUT],
  ['output_tokens', OUTPUT],
  ['input_token_cache', { ...INPUT, cache: 'hit' }],
  ['text_input_token', { ...INPUT, modality: 'text' }],
  ['audio_input_token', { ...INPUT, modality: 'audio' }],
  ['vision_input_token', { ...INPUT, modality: 'vision' }],
  ['purein_text_output_token', { ...OUTPUT, modality: 'text' }],
  ['multiin_text_output_token', { ...OUTPUT, modality: 'text' }],
  ['multi_output_token', { ...OUTPUT, modality: 'multi' }],
  ['omni_audio_output_token', { ...OUTPUT, modality: 'audio' }],
  ['omni_output_token', { ...OUTPUT, modality: 'omni' }],
  ['omni_no_audio_input_token', { ...INPUT, modality: 'omni' }],
  ['omni_no_audio_output_token', { ...OUTPUT, modality: 'omni' }],
  ['search_count', {}],
  ['context_0-256k_input_token', { ...INPUT, context: '0-256k' }],
  ['context_0-256k_output_token', { ...OUTPUT, context: '0-256k' }],
  ['context_0-128k_input_token', { ...INPUT, context: '0-128k' }],
  ['context_128k-1m_input_token', { ...INPUT, context: '128k-1m' }],
  ['context_32k-200k_input_token_cache', { ...INPUT, context: '32k-200k', cache: 'hit' }],
  ['context_128k-256k_thinking_output_token', { ...OUTPUT, context: '128k-256k', thinking: true }],
  ['tts_output_token', { ...OUTPUT, modality: 'tts' }],
  ['audio_tts', { modality: 'audio' }],
  ['embedding_token', TOKEN],
  ['embedding_token_batch', { thinking: false, batch: true }],
  ['embedding_image_token', { ...TOKEN, modality: 'image' }],
  ['images', { modality: 'image' }],
  ['image_number', { modality: 'image' }],
  ['times', {}],
  ['720P', { resolution: '720P' }],
  ['1080P', { resolution: '1080P' }],
  ['480P', { resolution: '480P' }],
  ['720P_no_audio', { resolution: '720P' }],
  ['2K', { resolution: '2K' }],
  ['4K', { resolution: '4K' }],
  ['1024x1024', { resolution: '1024x1024' }],
  ['1024*1024', { resolution: '1024*1024' }],
  ['thinking_input_token', { ...INPUT, thinking: true }],
  ['thinking_output_token', { ...OUTPUT, thinking: true }],
  ['input_token_batch', { ...INPUT, batch: true }],
  ['output_token_batch', { ...OUTPUT, batch: true }],
  ['output_token_batch_chat', { ...OUTPUT, batch: true }],
  ['thinking_output_token_batch', { ...OUTPUT, thinking: true, batch: true }],
  ['input_token_cache_read', { ...INPUT, cache: 'read' }],
  ['input_token_cache_creation', { ...INPUT, cache: 'creation' }],
  ['input_token_cache_creation_5m', { ...INPUT, cache: 'creation' }],
  ['thinking_input_token_cache_creation_1h', { ...INPUT, thinking: true, cache: 'creation' }],
  ['input_token_cache_implicit', { ...INPUT, cache: 'implicit' }],
  ['input_token_cache_explicit', { ...INPUT, cache: 'explicit' }],
  ['translate_audio_input_token', { ...INPUT, modality: 'audio' }],
  ['multi_translate_text_output_token', { ...OUTPUT, modality: 'text' }],
  ['cosy_tts_number', { modality: 'tts' }],
  ['tts_vc_model', { modality: 'tts' }],
  ['content_duration', {}],
  ['video_ratio', { modality: 'video' }],
  ['video_ratio_720p', { modality: 'video', resolution: '720p' }],
  ['video_ratio_pro', { modality: 'video' }],
  ['video_ratio_16_9', { modality: 'video' }],
  ['image_standard', { modality: 'image' }],
  ['images_standard', { modality: 'image' }],
  ['image_thinking', { modality: 'image' }],
  ['text_token', { ...TOKEN, modality: 'text' }],
];

const NOTHING = {
  context: null,
  thinking: null,
  modality: null,
  direction: null,
  cache: null,
  batch: null,
  resolution: null,
  known: true,
  unknownWords: [],
};

describe('decodeUsageType', () => {
  it.each(KNOWN)('%s', (raw, said) => {
    expect(decodeUsageType(raw)).toEqual({ ...NOTHING, raw, ...said });
  });

  it('says nothing of an absent type', () => {
    expect(decodeUsageType(null)).toEqual({ ...NOTHING, raw: null });
    expect(decodeUsageType('')).toEqual({ ...NOTHING, raw: '' });
  });

  it('does not mind case and spaces around, and keeps the text', () => {
    expect(decodeUsageType(' Input_Token\t')).toEqual({ ...NOTHING, ...INPUT, raw: ' Input_Token\t' });
  });

  it.each([
    ['hologram_input_token', ['hologram'], 'input'],
    ['input_token_cache_creation_9m', ['9m'], 'input'],
    ['context_input_token', ['context'], 'input'],
    ['context_big_input_token', ['context', 'big'], 'input'],
    ['piano_audio_output_token', ['piano'], 'output'],
    ['read_output_token', ['read'], 'output'],
    ['video_ratiox', ['ratiox'], null],
    ['128k', ['128k'], null],
    ['qwen-max', ['qwen-max'], null],
  ])('keeps the words of %s that it does not know', (raw, words, direction) => {
    const type = decodeUsageType(raw);
    expect(type.unknownWords).toEqual(words);
    expect(type.known).toBe(false);
    expect(type.direction).toBe(direction);
  });

  it('is total, and says so where it knows every word', () => {
    const word = fc.constantFrom(
      'input',
      'output',
      'token',
      'cache',
      'read',
      'context',
      '0-1m',
      'no',
      'audio',
      'x',
      '',
    );
    const text = fc.oneof(
      fc.string(),
      fc.array(word).map((words) => words.join('_')),
    );
    fc.assert(
      fc.property(text, (raw) => {
        const type = decodeUsageType(raw);
        expect(type.raw).toBe(raw);
        expect(type.known).toBe(type.unknownWords.length === 0);
        for (const unknown of type.unknownWords) expect(raw).toContain(unknown);
      }),
    );
  });
});

describe('isCachedHit', () => {
  it.each([
    ['input_token_cache', true],
    ['input_token_cache_read', true],
    ['input_token_cache_implicit', true],
    ['input_token_cache_explicit', true],
    ['input_token_cache_creation', false],
    ['input_token_cache_creation_5m', false],
    ['input_token', false],
    ['720P', false],
  ])('%s: %s', (raw, hit) => {
    expect(isCachedHit(decodeUsageType(raw))).toBe(hit);
  });
});
