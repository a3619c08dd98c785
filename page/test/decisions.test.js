import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createDecisions } from '../src/decisions.js';

const WHEN = '2025-01-01T00:00:00.000Z';
const fresh = () => createDecisions(() => WHEN);

test('a report has one decision, the latest', () => {
  const decisions = fresh();
  decisions.set('a', { review: 'rejected' });
  decisions.set('b', { review: 'confirmed' });
  decisions.set('a', { review: 'corrected', claim_status: 'denied' });
  assert.deepEqual(
    decisions.all().map(({ report, review }) => [report, review]),
    [
      ['b', 'confirmed'],
      ['a', 'corrected'],
    ],
  );
  assert.equal(decisions.of('a').claim_status, 'denied');
  decisions.undo('a');
  assert.equal(decisions.of('a'), null);
});

test('the file holds all decisions, and what is in it is saved', () => {
  const decisions = fresh();
  assert.ok(decisions.isSaved());
  decisions.set('a', { review: 'corrected', placeless: true });
  assert.ok(!decisions.isSaved());
  assert.deepEqual(JSON.parse(decisions.file()), {
    decisions: [{ report: 'a', review: 'corrected', placeless: true, reviewed_at: WHEN }],
  });
  assert.ok(decisions.isSaved());
  decisions.set('a', { review: 'rejected' });
  assert.ok(!decisions.isSaved());
  decisions.undo('a');
  assert.ok(decisions.isSaved());
});
