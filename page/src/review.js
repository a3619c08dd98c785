// Review: buttons in the card of a report, and the list of what was decided, to be saved as a file. Nothing is sent.
import { createDecisions, FILE } from './decisions.js';
import { $, button, el } from './dom.js';
import { save } from './download.js';
import { STATUSES } from './state.js';
import { t } from './strings.js';

// boxOf(report) makes the part of the card; null on a page that was made to be passed on.
export function createReview(data, { select }) {
  if (data.options.share) return null;
  const byId = new Map(data.reports.map((report) => [report.id, report]));
  const decisions = createDecisions();
  let refill = () => {};

  function changed() {
    refill();
    fillList();
  }

  function decide(id, decision) {
    decisions.set(id, decision);
    changed();
  }

  function undo(id) {
    decisions.undo(id);
    changed();
  }

  function fillList() {
    const all = decisions.all();
    $('review').hidden = !all.length;
    $('review').replaceChildren(
      el('h2', {}, t('review.yours', { n: all.length })),
      el('ul', { role: 'list' }, ...all.map((decision) => itemOf(decision))),
      el('p', { class: 'quiet' }, t('review.note', { file: FILE })),
      button(
        { class: 'link', onclick: () => save(FILE, 'application/json', decisions.file()) },
        t('review.save'),
      ),
    );
  }

  function itemOf(decision) {
    const { id, sentence } = byId.get(decision.report);
    return el(
      'li',
      {},
      button({ class: 'link', dir: 'auto', onclick: () => select(id) }, sentence),
      el('span', {}, wordsOf(decision)),
      undoButton(id, () => {
        undo(id);
        ($('review').querySelector('.undo') ?? $('list')).focus();
      }),
    );
  }

  function undoButton(id, onclick) {
    const label = t('review.undo.of', { sentence: byId.get(id).sentence });
    return button({ class: 'undo', 'aria-label': label, onclick }, t('review.undo'));
  }

  function boxOf(report) {
    const said = el('output', { class: 'verdict' });
    const statuses = statusChoice(report, (status) =>
      decide(report.id, { review: 'corrected', claim_status: status }),
    );
    const choices = [
      ['confirmed', { review: 'confirmed' }],
      ['rejected', { review: 'rejected' }],
      ['placeless', { review: 'corrected', placeless: true }],
    ].filter(([name]) => name !== 'placeless' || report.group === 'map');
    const buttons = choices.map(([name, decision]) =>
      button({ data: { verdict: name }, onclick: () => decide(report.id, decision) }, t(`review.${name}`)),
    );
    refill = () => {
      const decision = decisions.of(report.id);
      statuses.querySelector('select').value = decision?.claim_status ?? '';
      said.replaceChildren(...(decision ? [wordsOf(decision)] : []));
    };
    refill();
    return el(
      'details',
      { class: 'review' },
      el('summary', {}, t('review.title')),
      ...buttons,
      statuses,
      said,
    );
  }

  // What was decided is not lost by closing the page in passing.
  window.addEventListener('beforeunload', (event) => {
    if (!decisions.isSaved()) event.preventDefault();
  });
  return { boxOf };
}

function statusChoice(report, choose) {
  const others = STATUSES.filter((status) => status !== report.status);
  const first = el('option', { value: '' }, t('review.status.none'));
  const options = others.map((status) => el('option', { value: status }, t(`status.${status}`)));
  const onchange = ({ target }) => target.value && choose(target.value);
  return el('label', {}, t('review.status'), ' ', el('select', { onchange }, first, ...options));
}

function wordsOf({ review, claim_status: status, placeless }) {
  if (status) return t('review.as', { status: t(`status.${status}`) });
  return t(placeless ? 'review.placeless' : `review.${review}`);
}
