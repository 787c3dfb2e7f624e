'use strict';

// The page of a study. Whatever comes from the server is shown as text: nothing here makes elements of it.
const $ = id => document.getElementById(id);
const wanted = 3;         // texts in hand, so that the next one is there at once
const longestWait = 15;   // seconds between tries

let session = null;       // who is here
let study = null;         // what is asked
let work = null;          // what is in hand
let chosen = [];          // answers to the questions of the text that is shown
let noted = '';
let shown = null;         // the text that is shown
let looked = 0;           // milliseconds that it was looked at
let since = null;         // since when, while the page is visible
let spent = [0, 0];       // milliseconds and answers since the page was opened
let sending = false;
let wait = 1;
let timer = 0;
let ownerText = '';
let wordsFor = null;

function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes || {})) {
    if (value === true) made.setAttribute(key, '');
    else if (value !== false && value !== null) made.setAttribute(key, value);
  }
  made.append(...children.filter(child => child !== null));
  return made;
}

function say(words, isBad) {
  $('said').textContent = words;
  $('said').classList.toggle('bad', Boolean(isBad));
  clearTimeout(say.timer);
  if (words && !isBad) say.timer = setTimeout(() => say(''), 2500);
}

function show(id) {
  for (const each of ['enter', 'work', 'pause', 'owner']) $(each).hidden = each !== id;
  $('bar').hidden = id === 'enter';
}

// ---- Asking the server

async function ask(path, body) {
  const headers = { 'Content-Type': 'application/json' };
  if (session) headers['X-Cdi-Forgery'] = session.forgery;
  const request = body === undefined ? { cache: 'no-store' } : { method: 'POST', headers, body: JSON.stringify(body), cache: 'no-store' };
  let reply;
  try {
    reply = await fetch(path, { ...request, credentials: 'same-origin', redirect: 'error' });
  } catch {
    return { status: 0, body: null };
  }
  const isJson = (reply.headers.get('Content-Type') || '').startsWith('application/json');
  try {
    return { status: reply.status, body: isJson ? await reply.json() : null };
  } catch {
    return { status: 0, body: null };   // the connection ended half way
  }
}

// What is to be sent is kept in the browser until the server has it: an answer has an id, so that it counts once however often it is sent.
const queue = {
  get key() { return `cdi:${session.study}:${session.name}`; },
  read() { return JSON.parse(localStorage.getItem(this.key) || '[]'); },
  write(all) { all.length ? localStorage.setItem(this.key, JSON.stringify(all)) : localStorage.removeItem(this.key); },
  add(path, body) { this.write([...this.read(), { path, body }]); },
};

const isPassing = status => status === 0 || status === 429 || status >= 500;

async function send() {
  if (sending || !session) return;
  sending = true;
  clearTimeout(timer);
  try {
    for (let all = queue.read(); all.length > 0; all = queue.read()) {
      const { path, body } = all[0];
      const reply = await ask(path, body);
      if (reply.status === 401) return void leaveTo('The session has ended. What you answered is kept; enter a new code.');
      if (isPassing(reply.status)) return void later(all.length);
      queue.write(queue.read().slice(1));
      wait = 1;
      if (reply.status === 200) take(reply.body, path === '/api/undo');
      else say(reply.body?.message || 'The page refused this.', true);
    }
    if (!work || work.texts.length < wanted || work.state !== 'texts') await next();
  } finally {
    sending = false;
  }
}

function later(waiting) {
  say(waiting ? `No connection: ${waiting} ${waiting === 1 ? 'answer is' : 'answers are'} kept here and sent again.` : 'No connection; trying again.', true);
  timer = setTimeout(send, 1000 * wait);
  wait = Math.min(2 * wait, longestWait);
}

async function next() {
  const reply = await ask('/api/next', { count: wanted });
  if (reply.status === 401) return void leaveTo('The session has ended; enter a new code.');
  if (isPassing(reply.status)) return void later(0);
  if (reply.status !== 200) return void say(reply.body?.message || 'The page refused this.', true);
  if (!study || study.questions.length === 0) study = (await ask('/api/study')).body;
  if ($('said').classList.contains('bad')) say('');
  take(reply.body, false);
  if (work.state !== 'texts') timer = setTimeout(send, 5000);
}

function take(reply, isUndo) {
  const sent = new Set(queue.read().map(each => each.body.lease));
  work = { ...reply, texts: reply.texts.filter(text => !sent.has(text.lease)) };
  const first = work.texts[0];
  if (isUndo || !shown || !work.texts.some(text => text.lease === shown.lease)) display(first);
  else progress();
}

// ---- Labelling

function progress() {
  $('progress').max = Math.max(1, work.asked);
  $('progress').value = work.answered;
  $('count').textContent = `${work.own} by you \u00b7 ${work.answered} of ${work.asked} in round ${work.round}${spent[1] ? ` \u00b7 ${(spent[0] / spent[1] / 1000).toFixed(1)} s each` : ''}`;
  $('undo').disabled = work.own === 0 && queue.read().length === 0;
}

function display(text) {
  shown = text || null;
  closeWords();
  if (!shown) return pause();
  show('work');
  progress();
  [chosen, noted, looked, since] = [study.questions.map((_, k) => text.answers[k] ?? null), text.note, 0, document.hidden ? null : performance.now()];
  $('text').replaceChildren(...text.texts.flatMap((words, k) => [
    study.columns.length > 1 ? element('h2', {}, study.columns[k]) : null, element('p', { dir: 'auto' }, words)].filter(each => each)));
  $('text').scrollTop = 0;
  const isLong = $('text').scrollHeight > $('text').clientHeight + 1;
  isLong ? $('text').setAttribute('tabindex', '0') : $('text').removeAttribute('tabindex');
  $('again').hidden = !text.wasSkipped && text.answers.length === 0;
  $('again').textContent = text.answers.length > 0 ? 'You took your answer back.' : 'You skipped this text before.';
  $('answer').replaceChildren(...study.questions.map(question), isQuick() ? '' : element('p', { class: 'save' }, element('button', { class: 'main', id: 'save' }, 'Save')));
  mark();
  $('title').textContent = `Text ${work.own + 1}`;
  $('title').focus({ preventScroll: true });
  window.scrollTo(0, 0);
}

const isQuick = () => study.questions.length === 1 && study.questions[0].options.length > 0;
const choices = k => [...study.questions[k].options, ...(study.cannotSay ? [{ key: 'cannot say', shown: 'Cannot say', explanation: '', none: true }] : [])];

function question(asked, k) {
  const group = element('fieldset', {}, element('legend', {}, asked.text || 'Label'));
  if (asked.options.length === 0) {
    const bounds = [asked.minimum === null ? null : `from ${asked.minimum}`, asked.maximum === null ? null : `to ${asked.maximum}`].filter(each => each).join(' ');
    const input = element('input', { class: 'number', id: `number-${k}`, inputmode: 'decimal', autocomplete: 'off', maxlength: 40, value: chosen[k] ?? '' });
    input.addEventListener('input', () => { chosen[k] = input.value.trim() || null; mark(); });
    group.append(element('label', { for: `number-${k}` }, bounds ? `A number ${bounds}` : 'A number'), input);
    if (!study.cannotSay) return group;
  }
  const list = element('div', { class: 'options', role: 'radiogroup', 'aria-label': asked.text || 'Label' });
  choices(k).forEach((option, place) => {
    const button = element('button', { type: 'button', class: option.none ? 'option none' : 'option', role: 'radio', 'aria-checked': 'false', 'data-question': k, 'data-key': option.key },
      place < 9 ? element('kbd', { 'aria-hidden': 'true' }, String(place + 1)) : null,
      element('span', { dir: 'auto' }, element('b', {}, option.shown), option.explanation ? element('small', {}, option.explanation) : null));
    button.addEventListener('click', () => choose(k, option.key));
    list.append(button);
  });
  group.append(list);
  return group;
}

function mark() {
  for (const button of $('answer').querySelectorAll('.option')) {
    button.setAttribute('aria-checked', String(chosen[button.dataset.question] === button.dataset.key));
  }
  if ($('save')) $('save').disabled = chosen.some(each => each === null);
  $('note').classList.toggle('has', noted !== '');
}

function choose(k, key) {
  chosen[k] = key;
  mark();
  if (isQuick()) answer();
}

function answer() {
  if (!shown || chosen.some(each => each === null)) return;
  tick();
  spent = [spent[0] + looked, spent[1] + 1];
  queue.add('/api/answer', { id: crypto.randomUUID(), lease: shown.lease, answers: chosen, note: noted, seconds: Math.min(86400, Math.round(looked / 100) / 10) });
  go();
}

// The next text is there at once; the server has this one by and by.
function go() {
  const lease = shown.lease;
  work = { ...work, own: work.own + 1, texts: work.texts.filter(text => text.lease !== lease) };
  if (work.texts.length > 0) display(work.texts[0]);
  else { shown = null; pause(); }
  send();
}

function undo() {
  queue.add('/api/undo', { id: crypto.randomUUID() });
  send();
}

function openWords(kind) {
  if (!shown) return;
  wordsFor = kind;
  const words = { skip: ['Why do you skip this text?', 'Skip this text'], note: ['A note beside your answer', 'Keep the note'], flag: ['What should be looked at?', 'Flag this text'] }[kind];
  [$('words-label').textContent, $('words-send').textContent] = words;
  $('words-text').value = kind === 'note' ? noted : '';
  $('words-text').maxLength = study.longestWords;
  $('words-text').required = kind !== 'note';
  $('words').hidden = false;
  $('words-text').focus();
}

function closeWords() {
  $('words').hidden = true;
  wordsFor = null;
}

function keepWords() {
  const [kind, words] = [wordsFor, $('words-text').value.trim()];
  closeWords();
  if (kind === 'note') { noted = words; mark(); say(words ? 'The note goes with your answer.' : ''); return; }
  queue.add(`/api/${kind}`, { id: crypto.randomUUID(), lease: shown.lease, reason: words });
  if (kind === 'flag') { say('Flagged.'); send(); return; }
  work = { ...work, own: work.own - 1 };
  go();
}

function pause() {
  show('pause');
  const isDone = work.state === 'complete';
  $('pause-title').textContent = isDone ? 'All texts are labelled' : 'Nothing to label right now';
  $('pause-text').textContent = isDone ? `You labelled ${work.own}. Thank you.` : 'Others are at work on the last texts of this round, or the next one is being prepared. This page looks again by itself.';
  $('pause-undo').hidden = work.own === 0;
}

function tick() {
  const now = performance.now();
  if (since !== null) looked += now - since;
  since = document.hidden ? null : now;
}

// ---- The owner

function table(heads, rows) {
  const cell = (name, value, k) => element(name, { class: heads[k][1] ? 'n' : null, scope: name === 'th' ? 'col' : null }, value);
  return element('table', {}, element('thead', {}, element('tr', {}, ...heads.map(([head], k) => cell('th', head, k)))),
    element('tbody', {}, ...rows.map(row => element('tr', {}, ...row.map((value, k) => cell('td', value, k))))));
}

const number = (value, digits) => value === null ? '\u2013' : value.toFixed(digits).replace('-', '\u2212');
const share = value => value === null ? '\u2013' : `${(100 * value).toFixed(1)} %`;
const fact = (name, value, beside) => element('div', {}, element('dt', {}, name), element('dd', {}, value, beside ? element('small', {}, ` ${beside}`) : null));

async function owner() {
  const reply = await ask('/api/owner');
  if (reply.status === 401) return void leaveTo('The session has ended; enter a new code.');
  timer = setTimeout(owner, 5000);
  if (reply.status !== 200) return void say('No connection; trying again.', true);
  const text = JSON.stringify(reply.body);
  if ($('said').classList.contains('bad')) say('');
  if (text === ownerText) return;
  ownerText = text;
  const focused = document.activeElement?.dataset?.person;
  view(reply.body);
  if (focused) [...document.querySelectorAll('[data-person]')].find(each => each.dataset.person === focused)?.focus();
}

function view(said) {
  const sum = by => said.rounds.reduce((total, round) => total + by(round), 0);
  $('obstacles').replaceChildren(...said.obstacles.map(each => element('p', { class: 'warning' }, each)));
  $('facts').replaceChildren(
    fact('Answered', String(sum(round => round.answered + round.cannotSay)), `of ${sum(round => round.asked)} drawn`),
    fact('Budget', String(said.budget), said.budget === 1 ? 'text' : 'texts'), fact('Round', String(said.rounds.length), said.isComplete ? 'complete' : 'open'),
    fact('Median time', number(said.seconds, 1), 's per text'),
    ...(said.cost ? [fact('Cost', `${number(said.cost.spent, 2)}`, `of ${number(said.cost.whole, 2)} ${said.cost.currency}`)] : []));
  $('estimates').replaceChildren(...(said.isComplete ? said.estimates.map(each => element('p', { class: 'estimate' }, element('span', {}, `${each.estimand}: ${each.term}`),
    element('b', {}, number(each.point, 4)), element('span', { class: 'soft' }, each.lower === null && each.upper === null ? 'interval withheld'
      : `${(100 * each.level).toFixed(0)} % interval ${number(each.lower, 4)} to ${number(each.upper, 4)} (${each.scale})`)))
    : [element('p', { class: 'soft' }, 'The estimate appears when every text of the sample has its answers: an interval looked at until it pleases does not cover.')]));
  $('rounds').replaceChildren(table([['Round'], ['At risk', 1], ['Drawn', 1], ['Answered', 1], ['Cannot say', 1]],
    said.rounds.map((each, k) => [each.name.startsWith('round') ? String(k + 1) : `${k + 1} ${each.name}`, ...[each.atRisk, each.asked, each.answered, each.cannotSay].map(String)])));
  $('people').replaceChildren(said.people.length === 0 ? element('p', { class: 'soft' }, 'Nobody is invited yet.')
    : table([['Name'], ['State'], ['Answers', 1], ['Median s', 1], ['In hand', 1], ['Skipped', 1], ['Flagged', 1], ['Access']], said.people.map(person)));
  $('agreement').replaceChildren(said.agreement.length === 0 ? element('p', { class: 'soft' }, 'Nothing to compare yet.')
    : table([['With'], ['Outcome'], ['Texts', 1], ['Equal', 1], ['95 % interval', 1], ['Krippendorff\u2019s \u03b1', 1]], said.agreement.map(each => [each.with, each.outcome,
      String(each.texts), share(each.share), each.lower === null ? '\u2013' : `${share(each.lower)} to ${share(each.upper)}`, number(each.alpha, 2)])));
  $('remarks').replaceChildren(...(said.remarks.length === 0 ? [element('p', { class: 'soft' }, 'None.')] : said.remarks.map(each => element('div', { class: 'remark' },
    element('p', {}, element('span', { class: `tag ${each.kind}` }, each.kind), ` ${each.name}, text ${each.key}`), element('p', { dir: 'auto' }, each.words)))));
}

function person(each) {
  const button = element('button', { type: 'button', class: 'quiet', 'data-person': each.name, 'aria-label': `Let ${each.name} in no more`, disabled: each.state === 'ended' }, 'Revoke');
  button.addEventListener('click', async () => { await ask('/api/owner/revoke', { name: each.name }); again(); });
  return [each.name, element('span', { class: `tag ${each.state}` }, each.state), String(each.answers), number(each.seconds, 1), String(each.inHand), String(each.skipped), String(each.flagged), button];
}

function again() {
  clearTimeout(timer);
  owner();
}

async function invite(event) {
  event.preventDefault();
  const reply = await ask('/api/owner/invite', { name: $('invitee').value });
  if (reply.status !== 200) return void say(reply.status === 400 ? 'This is no name for an annotator.' : 'No connection; try again.', true);
  $('invitee').value = '';
  $('invited').replaceChildren(element('p', {}, `The code of ${reply.body.name}, shown once: `, element('code', {}, reply.body.code)));
  again();
}

// ---- Coming and going

function leaveTo(words) {
  clearTimeout(timer);
  [session, work, shown, study, ownerText] = [null, null, null, null, ''];
  show('enter');
  say(words, Boolean(words));
  $('code').focus();
}

async function begin(said) {
  session = said;
  $('study').textContent = said.study;
  $('name').textContent = said.name;
  document.title = `${said.study} \u2013 ${said.role === 'owner' ? 'progress' : 'labels'}`;
  say('');
  $('bar').hidden = false;
  if (said.role === 'owner') { show('owner'); await owner(); } else await send();
}

async function enter(event) {
  event.preventDefault();
  const reply = await ask('/api/enter', { code: $('code').value });
  if (reply.status !== 200) return void say(reply.body?.message || 'No connection; try again.', true);
  $('code').value = '';
  await begin(reply.body);
}

async function start() {
  const reply = await ask('/api/session');
  if (reply.status === 200) await begin(reply.body);
  else if (isPassing(reply.status)) { say('No connection; trying again.', true); setTimeout(start, 2000); } else leaveTo('');
}

document.addEventListener('keydown', event => {
  if (event.ctrlKey || event.metaKey || event.altKey || $('work').hidden || !shown) return;
  if (event.key === 'Escape') return closeWords();
  if (['INPUT', 'TEXTAREA'].includes(event.target.tagName)) return;
  const open = chosen.findIndex((each, k) => each === null && choices(k).length > 0);
  const k = open >= 0 ? open : 0;
  const option = /^[1-9]$/.test(event.key) ? choices(k)[Number(event.key) - 1] : null;
  if (option && !event.repeat) choose(k, option.key);
  else if (event.key === 'u' && !$('undo').disabled) undo();
  else if (event.key === 's') openWords('skip');
  else if (event.key === 'n') openWords('note');
  else if (event.key === 'f') openWords('flag');
  else return;
  event.preventDefault();
});
document.addEventListener('visibilitychange', tick);
window.addEventListener('online', send);
$('enter-form').addEventListener('submit', enter);
$('answer').addEventListener('submit', event => { event.preventDefault(); answer(); });
$('words').addEventListener('submit', event => { event.preventDefault(); keepWords(); });
$('words-cancel').addEventListener('click', closeWords);
for (const each of ['skip', 'note', 'flag']) $(each).addEventListener('click', () => openWords(each));
for (const each of ['undo', 'pause-undo']) $(each).addEventListener('click', undo);
$('invite').addEventListener('submit', invite);
$('leave').addEventListener('click', async () => { await ask('/api/leave', {}); leaveTo(''); });
start();
