import { exact } from './exact.ts';
import type { Counts, Offer, Product, UnitKind, Words } from './model.ts';

/** Made-up but realistic offers: what one account may have bought in a month. Prices are invented. */

export const SFM: Product = {
  code: 'sfm',
  name: '大模型服务平台百炼',
  english: 'Alibaba Cloud Model Studio',
};
const INFERENCE: Words = { code: 'sfm_inference_public_cn', name: '百炼大模型推理' };
const HAPPY: Words = { code: 'sfm_inferenceHH_public_cn', name: '百炼大模型Happy系列' };
const TRAINING: Words = { code: 'sfm_training_public_cn', name: '百炼大模型训练' };
const KNOWLEDGE: Words = { code: 'sfm_rag_public_cn', name: '百炼知识库' };

const TOKENS: Words = { code: 'token_number', name: '大模型文本消耗量' };
const BATCH: Words = { code: 'batch_token_number', name: 'Batch模型用量' };
const IMAGES: Words = { code: 'image_number', name: '大模型图片生成量' };
const VIDEO: Words = { code: 'video_duration', name: '视频生成模型用量' };
const SPEECH: Words = { code: 'cosy_tts_number', name: 'Cosyvoice语音合成字数用量' };
const SEARCH: Words = { code: 'search_count', name: '联网搜索次数' };

type Row = readonly [model: string, type: string, counts: Counts, cny: string, usd: string];

const TEXT: readonly Row[] = [
  ['qwen3.6-plus', 'context_0-256k_input_token', 'input_tokens', '0.002', '0.0004'],
  ['qwen3.6-plus', 'context_0-256k_output_token', 'output_tokens', '0.012', '0.0024'],
  ['qwen3.6-plus', 'context_256k-1m_input_token', 'input_tokens', '0.008', '0.0012'],
  ['qwen3.6-plus', 'context_0-256k_input_token_cache', 'cached_tokens', '0.0004', '0.00008'],
  ['qwen-max', 'input_token', 'input_tokens', '0.0024', '0.0016'],
  ['qwen-max', 'output_token', 'output_tokens', '0.0096', '0.0064'],
  ['qwen-max', 'input_token_cache', 'cached_tokens', '0.00048', '0.00032'],
  ['qwen3-max', 'context_32k-200k_input_token', 'input_tokens', '0.0064', '0.0024'],
  ['qwen3-max', 'context_32k-200k_input_token_cache', 'cached_tokens', '0.00128', '0.00048'],
  ['qwen3-max', 'context_32k-200k_output_token', 'output_tokens', '0.0256', '0.012'],
  ['qwen3-max', 'input_token_cache_creation_5m', 'input_tokens', '0.004', '0.0015'],
  ['qwen3-max', 'input_token_cache_read', 'cached_tokens', '0.00032', '0.00012'],
  ['qwen3-30b-a3b', 'thinking_input_token', 'input_tokens', '0.00075', '0.0002'],
  ['qwen3-30b-a3b', 'thinking_output_token', 'output_tokens', '0.0075', '0.0024'],
  ['deepseek-v3.2', 'input_token', 'input_tokens', '0.002', '0.00028'],
  ['deepseek-v3.2', 'output_token', 'output_tokens', '0.003', '0.00042'],
  ['deepseek-v3.2', 'input_token_cache', 'cached_tokens', '0.0002', '0.000028'],
  ['glm-5.1', 'input_token', 'input_tokens', '0.004', '0.0006'],
  ['glm-5.1', 'output_token', 'output_tokens', '0.018', '0.0022'],
  ['qwen3-omni-flash', 'text_input_token', 'input_tokens', '0.0018', '0.00043'],
  ['qwen3-omni-flash', 'audio_input_token', 'input_tokens', '0.0158', '0.00381'],
  ['qwen3-omni-flash', 'purein_text_output_token', 'output_tokens', '0.0069', '0.00166'],
  ['qwen3-omni-flash', 'multiin_text_output_token', 'output_tokens', '0.0127', '0.00306'],
  ['qwen3-omni-flash', 'omni_audio_output_token', 'output_tokens', '0.0626', '0.01511'],
  ['qwen3-vl-plus', 'vision_input_token', 'input_tokens', '0.001', '0.0002'],
  ['qwen3-vl-plus', 'multi_output_token', 'output_tokens', '0.01', '0.0016'],
  ['qwen-audio-3.1-tts-flash', 'tts_output_token', 'output_tokens', '0.0125', '0.0031'],
];

const BATCHED: readonly Row[] = [
  ['qwen-plus', 'input_token_batch', 'input_tokens', '0.0004', '0.0002'],
  ['qwen-plus', 'output_token_batch', 'output_tokens', '0.001', '0.0006'],
];

const EMBEDDED: readonly Row[] = [
  ['text-embedding-v4', 'embedding_token', 'input_tokens', '0.0005', '0.00007'],
];

const offers = (
  rows: readonly Row[],
  unit: UnitKind,
  item: Words,
  commodity: Words,
  minutes: number,
): Offer[] =>
  rows.map(([model, type, counts, cny, usd]) => ({
    product: SFM,
    commodity,
    item,
    model,
    type,
    unit,
    counts,
    prices: { CNY: exact(cny), USD: exact(usd) },
    minutes,
  }));

/** Everything measured in tokens by the minute. */
export const TEXT_OFFERS: readonly Offer[] = offers(TEXT, 'ktoken', TOKENS, INFERENCE, 1);

/** Batch inference: by the hour, not by the minute. */
export const BATCH_OFFERS: readonly Offer[] = offers(BATCHED, 'ktoken', BATCH, INFERENCE, 60);

export const EMBEDDING_OFFERS: readonly Offer[] = offers(EMBEDDED, 'ktoken', TOKENS, INFERENCE, 1);

export const MEDIA_OFFERS: readonly Offer[] = [
  ...offers([['wanx2.1-t2i-plus', 'images', 'images', '0.2', '0.05']], 'image', IMAGES, INFERENCE, 1),
  ...offers([['qwen-image-plus', 'image_standard', 'images', '0.2', '0.03']], 'image', IMAGES, INFERENCE, 1),
  ...offers([['happyhorse-1.0-i2v', '1080P', 'seconds', '1.6', '0.24']], 'second', VIDEO, HAPPY, 1),
  ...offers([['happyhorse-1.0-i2v', '720P', 'seconds', '0.9', '0.14']], 'second', VIDEO, HAPPY, 1),
  ...offers(
    [['paraformer-v2', 'content_duration', 'seconds', '0.00008', '0.000012']],
    'second',
    VIDEO,
    INFERENCE,
    1,
  ),
  ...offers(
    [['cosyvoice-v3.5-flash', 'audio_tts', 'characters', '1', '0.13']],
    'wanzi',
    SPEECH,
    INFERENCE,
    1,
  ),
  ...offers(
    [['cosyvoice-v2', 'cosy_tts_number', 'characters', '2', '0.286706']],
    'wanzi',
    SPEECH,
    INFERENCE,
    1,
  ),
  ...offers([['qwen-max', 'search_count', 'calls', '0.004', '0.01']], 'call', SEARCH, INFERENCE, 1),
  ...offers([['aitryon', 'times', 'calls', '0.2', '0.03']], 'call', IMAGES, INFERENCE, 1),
];

/** Billed without an Instance ID of the usual form: a knowledge base's specification fee, a training job. */
export const KNOWLEDGE_OFFER = offers(
  [['', '', null, '0.42', '0.06']],
  'hour',
  { code: 'kb_spec', name: '知识库规格费' },
  KNOWLEDGE,
  60,
)[0] as Offer;
export const TRAINING_OFFER = offers(
  [['', '', 'input_tokens', '0.03', '0.005']],
  'ktoken',
  { code: 'train_token_number', name: '模型训练用量' },
  TRAINING,
  60,
)[0] as Offer;
