import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placesOf, zoomBetween } from '../../src/web/views/zoom.ts';

const DAYS = ['2026-04-29', '2026-04-30', '2026-05-01', '2026-05-02', '2026-05-03'];
const HOURS = ['2026-05-01 22:00', '2026-05-01 23:00', '2026-05-02 00:00', '2026-05-02 01:00'];
const WEEKS = ['2026-04-27', '2026-05-04', '2026-05-11'];

describe('the zoom of the picture over time', () => {
  it.each([
    ['day', DAYS, [1, 3], { from: '2026-04-30', to: '2026-05-02' }],
    ['hour', HOURS, [0, 2], { from: '2026-05-01 22:00', to: '2026-05-02 00:00' }],
    ['week', WEEKS, [1, 1], { from: '2026-05-04', to: '2026-05-10' }],
    ['day', [...DAYS, null], [2, 5], { from: '2026-05-01' }],
    ['day', [...DAYS, null], [5, 5], undefined],
    ['day', DAYS, [0, 4], undefined],
    ['day', DAYS, [0, Number.POSITIVE_INFINITY], undefined],
  ] as const)('is told in times, of all not at all: %s %j %j', (grain, times, places, zoom) => {
    expect(zoomBetween(grain, times, places)).toEqual(zoom);
  });

  it.each([
    ['day', DAYS, { from: '2026-04-30', to: '2026-05-02' }, [1, 3]],
    ['day', DAYS, { from: '2026-04-30 18:00', to: '2026-05-01 03:00' }, [1, 2]],
    ['day', DAYS, { from: '2026-05', to: '2026-05' }, [2, 4]],
    ['day', DAYS, { from: '2026-01-01', to: '2026-04-29' }, [0, 0]],
    ['day', DAYS, { from: '2026-05-04', to: '2026-05-09' }, undefined],
    ['day', DAYS, { from: '2026-05-02', to: '2026-05-01' }, undefined],
    ['day', [...DAYS, null], { from: '2026-05-02' }, [3, 5]],
    ['day', [...DAYS, null], { from: '2026-05-02', to: '2026-05-09' }, [3, 4]],
    ['hour', HOURS, { from: '2026-05-02', to: '2026-05-02' }, [2, 3]],
    ['week', WEEKS, { from: '2026-05-06', to: '2026-05-08' }, [1, 1]],
    ['week', WEEKS, { from: '2026-05', to: '2026-05' }, [0, 2]],
    ['month', ['2026-04', '2026-05'], { from: '2026-05-06', to: '2026-05-08' }, [1, 1]],
  ] as const)('is found on any axis: %s %j %j', (grain, times, zoom, places) => {
    expect(placesOf(grain, times, zoom)).toEqual(places);
  });

  it('comes back to where it was', () => {
    const axis = fc.constantFrom(['day', DAYS], ['hour', HOURS], ['week', WEEKS] as const);
    fc.assert(
      fc.property(axis, fc.nat(), fc.nat(), ([grain, times], a, b) => {
        const first = a % times.length;
        const last = first + (b % (times.length - first));
        const zoom = zoomBetween(grain as 'day', times, [first, last]);
        const isWhole = first === 0 && last === times.length - 1;
        expect(zoom && placesOf(grain as 'day', times, zoom)).toEqual(isWhole ? undefined : [first, last]);
      }),
    );
  });
});
