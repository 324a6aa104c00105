import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lines, type ReadLog, readLog, readLogs, shown } from './made.ts';

const told = ({ calls, proof, rejects }: ReadLog) => ({
  calls: calls.map(shown),
  parts: proof.parts,
  repeated: proof.repeated,
  conflicts: proof.conflicts.records,
  rejected: rejects.length,
});
const once = { parts: 0, repeated: 0, conflicts: 0, rejected: 0 };

/** `event:` and `data:` as servers send them. */
function events(...data: readonly object[]): string {
  return data
    .map((each, place) => `id:${place}\nevent:result\n:HTTP_STATUS/200\ndata:${JSON.stringify(each)}\n\n`)
    .join('');
}

const native = (output_tokens: number, more: object = {}) => ({
  request_id: 'q-1',
  model: 'm',
  output: { text: '…' },
  usage: {
    input_tokens: 300,
    output_tokens,
    total_tokens: 300 + output_tokens,
    prompt_tokens_details: { cached_tokens: 256 },
  },
  ...more,
});

describe('parts of a stream', () => {
  it('of DashScope: the last of the growing usage', async () => {
    const read = await readLog(events(native(1), native(90), native(140)));
    expect(told(read)).toEqual({ ...once, calls: ['m 44/256/140'], parts: 2 });
  });

  it('in any order, and mixed with another call', async () => {
    const other = (tokens: number) => native(tokens, { request_id: 'q-2' });
    const read = await readLog(lines(native(140), other(5), native(1), other(2), native(90)));
    expect(told(read)).toEqual({ ...once, calls: ['m 44/256/140', 'm 44/256/5'], parts: 3 });
  });

  it('of Anthropic: the input at the start, the output behind it', async () => {
    const start = {
      type: 'message_start',
      message: {
        id: 'msg_7',
        model: 'm',
        usage: { input_tokens: 80, cache_read_input_tokens: 640, output_tokens: 1 },
      },
    };
    const rest = [
      { type: 'content_block_start', index: 0 },
      { type: 'ping' },
      { type: 'content_block_delta', index: 0, delta: { text: 'x' } },
      {
        type: 'message_delta',
        delta: { stop_reason: 'end_turn' },
        usage: { input_tokens: 0, output_tokens: 55 },
      },
      { type: 'message_stop' },
    ];
    const read = await readLog(events(start, ...rest));
    expect(told(read)).toEqual({ ...once, calls: ['m 80/640/55'], parts: 5 });
  });

  it('of the Responses API', async () => {
    const usage = { input_tokens: 90, output_tokens: 6, total_tokens: 96 };
    const read = await readLog(
      events(
        {
          type: 'response.created',
          response: { id: 'resp_1', model: 'm', status: 'in_progress', usage: null },
        },
        { type: 'response.output_text.delta', delta: 'x' },
        { type: 'response.completed', response: { id: 'resp_1', model: 'm', status: 'completed', usage } },
      ),
    );
    expect(told(read)).toEqual({ ...once, calls: ['m 90/?/6'], parts: 2 });
  });

  it('a task that is asked for until it is done', async () => {
    const poll = (request_id: string, task_status: string, usage?: object) => ({
      request_id,
      model: 'm',
      output: { task_id: 't-1', task_status },
      usage,
    });
    const read = await readLog(
      lines(
        poll('a', 'PENDING'),
        poll('b', 'RUNNING'),
        poll('c', 'SUCCEEDED', { video_duration: 5 }),
        poll('d', 'SUCCEEDED', { video_duration: 5 }),
      ),
    );
    expect(told(read)).toMatchObject({ calls: ['m 0/?/0 5 seconds'] });
    expect(read.proof.parts + read.proof.repeated).toBe(3);
  });

  it('an agent’s transcript has a record for each block of a message', async () => {
    const block = (output_tokens: number, timestamp: string) => ({
      type: 'assistant',
      uuid: timestamp,
      sessionId: 's',
      timestamp,
      requestId: 'req_1',
      message: {
        id: 'msg_1',
        model: 'm',
        usage: { input_tokens: 3, cache_read_input_tokens: 900, output_tokens },
      },
    });
    const prompt = { type: 'user', sessionId: 's', message: { role: 'user', content: 'x' } };
    const read = await readLog(
      lines(
        prompt,
        block(2, '2026-05-14T02:00:00Z'),
        block(2, '2026-05-14T02:00:01Z'),
        block(77, '2026-05-14T02:00:02Z'),
      ),
    );
    expect(told(read)).toEqual({ ...once, calls: ['m 3/900/77'], parts: 2 });
    expect(read.proof.leftAside.not_a_call).toBe(1);
  });
});

describe('one id met twice', () => {
  const call = (id: string, prompt: number, completion: number) => ({
    request_id: id,
    model: 'm',
    usage: { prompt_tokens: prompt, completion_tokens: completion },
  });

  it('with the same content is one call, in one file or in two', async () => {
    const text = lines(call('a-1', 5, 1), call('a-2', 6, 2));
    expect(told(await readLog(text + text))).toEqual({ ...once, calls: ['m 5/?/1', 'm 6/?/2'], repeated: 2 });
    expect(told(await readLogs([text, text]))).toEqual({
      ...once,
      calls: ['m 5/?/1', 'm 6/?/2'],
      repeated: 2,
    });
  });

  it('with other content counts twice and is told', async () => {
    const { proof, ...read } = await readLog(
      lines(call('a-1', 5, 1), call('a-1', 9, 4), { ...call('a-1', 5, 1), model: 'n' }),
    );
    expect(told({ proof, ...read })).toMatchObject({
      calls: ['m 9/?/4', 'n 5/?/1', 'm 5/?/1'],
      conflicts: 2,
    });
    expect(proof.conflicts.ids).toEqual(['a-1']);
  });

  it('running numbers of tables are no ids', async () => {
    const numbered = (id: number) => ({ id, model: 'm', usage: { prompt_tokens: 5 } });
    expect(told(await readLogs([lines(numbered(1)), lines(numbered(1))]))).toEqual({
      ...once,
      calls: ['m 5/?/0', 'm 5/?/0'],
    });
  });

  it('a stream that is further away than calls are waited for, and a file named twice', async () => {
    const many = Array.from({ length: 20_100 }, (_, id) => call(`a-${id}`, 5, 1));
    const text = lines(native(1), native(9), ...many);
    const { calls, proof } = await readLogs([text, text]);
    expect([calls.length, proof.parts, proof.repeated, proof.conflicts.records]).toEqual([
      20_101, 2, 20_101, 0,
    ]);
  }, 120_000);
});

describe('rows of one kind of usage each', () => {
  const row = (type: string, amount: number, model = 'm') => `2026-05-14,${model},${type},0.1,${amount}\n`;
  const table = (...rows: readonly string[]) => `date,model,type,price,amount\n${rows.join('')}`;

  it('are read together', async () => {
    const read = await readLog(
      table(
        row('input_cache_hit_tokens', 20),
        row('input_cache_miss_tokens', 10),
        row('request_count', 3),
        row('output_tokens', 5),
      ),
    );
    expect(told(read)).toEqual({ ...once, calls: ['m 10/20/5'] });
    expect([read.proof.counted, read.calls[0]?.calls, read.calls[0]?.records]).toEqual([4, 3n, 4]);
  });

  it('a total of all is not added, and tells what the input holds', async () => {
    const rows = (total: number) =>
      table(
        row('input_tokens', 30),
        row('cached_tokens', 20),
        row('output_tokens', 5),
        row('total_tokens', total),
      );
    expect(told(await readLog(rows(35))).calls).toEqual(['m 10/20/5']);
    expect(told(await readLog(rows(55))).calls).toEqual(['m 30/20/5']);
  });

  it('rows of a kind add up, each model for itself; money is left aside, an unknown kind named', async () => {
    const read = await readLog(
      table(
        row('output_tokens', 5),
        row('output_tokens', 6),
        row('output_tokens', 7, 'n'),
        row('total_cost', 3),
        row('gizmo_tokens', 4),
      ),
    );
    expect(told(read).calls.sort()).toEqual(['m -', 'm 0/?/11', 'n 0/?/7']);
    expect(read.proof.leftAside.money).toBe(1);
    expect([...read.proof.unknownUsage.keys()]).toEqual(['gizmo_tokens']);
  });
});

describe('the proof', () => {
  it('every record is somewhere, whatever the log holds', async () => {
    const id = fc.constantFrom('a-1', 'a-2', 'a-3', undefined);
    const count = fc.constantFrom(0, 1, 7, -1, 1.5, undefined);
    const record = fc.record({
      request_id: id,
      model: fc.constantFrom('m', 'n', undefined),
      type: fc.constantFrom(
        'message_delta',
        'message',
        'response.created',
        'output_tokens',
        '2',
        '6',
        undefined,
      ),
      output: fc.constantFrom({}, undefined),
      object: fc.constantFrom('chat.completion.chunk', undefined),
      id,
      cache_hit: fc.constantFrom(true, undefined),
      amount: fc.constantFrom(4, undefined),
      quota: fc.constantFrom(1, undefined),
      model_name: fc.constantFrom('m', undefined),
      usage: fc.option(
        fc.record({
          prompt_tokens: count,
          completion_tokens: count,
          cached_tokens: count,
          total_tokens: count,
        }),
        { nil: undefined },
      ),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(record, { minLength: 1, maxLength: 12 }), async (records) => {
        const { calls, proof, rejects } = await readLog(lines(...records));
        const left = Object.values(proof.leftAside).reduce((sum, count) => sum + count, 0);
        expect(proof.counted + proof.parts + proof.repeated + left + proof.rejected).toBe(proof.read);
        expect([proof.read, proof.rejected]).toEqual([records.length, rejects.length]);
        expect(calls.reduce((sum, call) => sum + call.records, 0)).toBe(proof.counted);
      }),
      { numRuns: 60 },
    );
  });
});
