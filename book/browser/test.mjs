// `node test.mjs URL [FOLDER]`: drives the book at URL in a real browser and looks whether the player does what it says.
// Pictures go to FOLDER. `tpio-book browser` builds and serves the book and calls this.
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium } from 'playwright-core';

const [url, folder = 'pictures'] = process.argv.slice(2);
const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const places = (process.env.PATH ?? '').split(delimiter).flatMap((path) => names.map((name) => join(path, name)));
const executablePath = process.env.CHROME ?? places.find((path) => existsSync(path));
if (!url || !executablePath) {
  console.error(url ? 'no browser: install Chromium or Chrome, or name one in the variable CHROME' : 'usage: node test.mjs URL [FOLDER]');
  process.exit(2);
}
mkdirSync(folder, { recursive: true });
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
const browser = await chromium.launch({ executablePath, args });
console.log(`browser: ${browser.version()}`);

let failures = 0;
const measured = {};

function check(holds, what) {
  if (!holds) throw new Error(what);
}

// One claim about the player, on a page of its own. An error on the console is a failure, whatever else happens.
async function test(what, act, { viewport = { width: 1280, height: 900 }, ...more } = {}) {
  const context = await browser.newContext({ viewport, ...more });
  const page = await context.newPage();
  const errors = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  page.setDefaultTimeout(20_000);
  try {
    await act(page, context);
    check(errors.length === 0, `the console says: ${errors.join('; ')}`);
    console.log(`ok      ${what}`);
  } catch (error) {
    failures += 1;
    console.log(`FAILED  ${what}\n        ${error.message.split('\n').slice(0, 30).join('\n        ')}`);
    if (errors.length) console.log(`        console: ${errors.join('; ')}`);
    await page.screenshot({ path: join(folder, `failed-${failures}.png`) }).catch(() => {});
  }
  await context.close();
}

const place = (page, program) => page.locator(`.tpio-play[data-program="${program}"]`).first();
const player = (page) => page.locator('.tpio-player');
const words = (page) => page.locator('.tpio-words').innerText();
// The same without what is on record after it.
const situation = async (page) => (await words(page)).replaceAll(' (as recorded)', '');
const picture = (page, name) => page.screenshot({ path: join(folder, `${name}.png`) });

async function start(page, path, program) {
  await page.goto(new URL(path, url).href);
  await place(page, program).locator('.tpio-start').click();
  await player(page).waitFor();
  await page.waitForFunction(() => document.querySelector('.tpio-words')?.textContent !== '');
}

// Text of the picture, as a person reads it.
const screen = (page) => page.evaluate(() => [...document.querySelectorAll('.tpio-grid pre')].map((row) => row.textContent).join('\n'));

// Waits until the address names a situation, and says which.
async function fragment(page) {
  await page.waitForFunction(() => /@[0-9a-f]{6}\//.test(location.hash));
  await page.waitForTimeout(200);
  return page.evaluate(() => location.hash);
}

const verdict = (page) => player(page).getAttribute('data-verdict');

await test('a page with a transcript offers the player, and it starts', async (page) => {
  await start(page, 'tutorial/first-callback.html', 'hello-read');
  const took = Number(await player(page).getAttribute('data-started'));
  measured['from the click to the first picture, ms'] = took;
  check((await screen(page)).includes('hello-read'), 'the picture names the scenario');
  check(await page.evaluate(() => document.activeElement.classList.contains('tpio-screen')), 'the screens have the focus');
  await picture(page, 'started');
});

await test('keys step to the verdict and back again', async (page) => {
  await start(page, 'tutorial/first-callback.html', 'hello-read');
  const first = await words(page);
  for (let step = 0; step < 80 && (await verdict(page)) === ''; step += 1) await page.keyboard.press('n');
  check((await verdict(page)) === 'good', `the verdict is ${await verdict(page)}`);
  check((await words(page)).includes('Verdict: no rule was broken'), await words(page));
  await picture(page, 'verdict-good');
  await page.keyboard.press('g');
  check((await verdict(page)) === '', 'there is no verdict at the start');
  check((await situation(page)) === first, `the start is told as it was: ${await words(page)}`);
  await page.keyboard.press('n');
  const second = await words(page);
  await page.keyboard.press('n');
  await page.keyboard.press('N');
  check((await words(page)) === second, 'one step on and one back is nothing');
});

await test('buttons step to a verdict of misuse, and back', async (page) => {
  await start(page, 'using/player.html', 'close-without-wait');
  const choose = async (row) => page.locator('.tpio-rows button').nth(row).click();
  for (let step = 0; step < 80 && (await verdict(page)) === ''; step += 1) {
    const rows = await page.locator('.tpio-rows button').count();
    await choose(rows - 1);
  }
  check((await verdict(page)) !== '', 'the last choice of each menu leads to an end');
  await page.locator('.tpio-keys button[data-key="N"]').click();
  check((await verdict(page)) === '', 'back from the verdict');
});

await test('an address reopens the same situation', async (page, context) => {
  await start(page, 'tutorial/first-callback.html', 'hello-read');
  for (let step = 0; step < 9; step += 1) await page.keyboard.press('n');
  await page.locator('.tpio-rows button').last().click();
  const said = await words(page);
  const hash = await fragment(page);
  check(/^#hello-read@[0-9a-f]{6}\/a\.[^:]*:10$/.test(hash), hash);
  const address = await page.evaluate(() => location.href);
  const other = await context.newPage();
  await other.goto(address);
  await player(other).waitFor();
  await other.waitForFunction(() => document.querySelector('.tpio-words')?.textContent !== '');
  check((await situation(other)) === said, `one page says:\n${said}\nthe other:\n${await words(other)}`);
  check((await fragment(other)) === hash, 'the address stays');
  await other.keyboard.press('N');
  await other.keyboard.press('n');
  check((await situation(other)) === said, 'the recorded choice is taken again');
});

await test('an address of another version of the program says so', async (page) => {
  await page.goto(new URL('tutorial/first-callback.html#hello-read@000000/a.:3', url).href);
  await player(page).waitFor();
  await page.waitForFunction(() => document.querySelector('.tpio-words')?.textContent.includes('another version'));
});

await test('every order is explored on the page, and an outcome opens', async (page) => {
  await start(page, 'using/player.html', 'close-without-wait');
  await page.keyboard.press('e');
  await page.waitForFunction(() => document.querySelector('.tpio-words')?.textContent.includes('every order was seen'));
  await page.waitForFunction(() => document.querySelectorAll('.tpio-rows button').length > 1);
  await picture(page, 'explored');
  await page.locator('.tpio-rows button').first().click();
  check((await player(page).getAttribute('data-place')) === 'step', 'the outcome is stepped');
  check((await verdict(page)) === 'misuse', `the worst outcome comes first: ${await verdict(page)}`);
  await picture(page, 'verdict-misuse');
});

await test('a changed program gets the diagnostics of the command line, and plays when it is right', async (page) => {
  await page.goto(new URL('using/player.html', url).href);
  await page.locator('.tpio-play[data-lab] .tpio-start').first().click();
  const editor = page.locator('.tpio-editor textarea');
  await editor.waitFor();
  const source = await editor.inputValue();
  check(source.includes('StartThreadpoolIo(io);'), 'the source is there');
  await editor.fill(source.replace('StartThreadpoolIo(io);', 'StartThreadpoolIo(nobody);'));
  await page.waitForFunction(() => document.querySelector('.tpio-trouble').textContent.includes('nobody'));
  const trouble = await page.locator('.tpio-trouble').innerText();
  check(/error/.test(trouble) && /\.c:\d+/.test(trouble), trouble);
  await picture(page, 'diagnostic');
  await editor.fill(source.replace('StartThreadpoolIo(io);', ''));
  await page.waitForFunction(() => document.querySelector('.tpio-trouble').hidden);
  // a changed program has no address
  await page.waitForFunction(() => location.hash === '');
  await page.locator('.tpio-keys button[data-key="c"]').click();
  for (let step = 0; step < 200 && (await verdict(page)) === ''; step += 1) await page.locator('.tpio-keys button[data-key="n"]').click();
  check((await verdict(page)) === 'misuse', `without its Start the program is wrong: ${await verdict(page)}`);
});

await test('a program that a page derived can be played', async (page) => {
  await page.goto(new URL('tutorial/first-callback.html', url).href);
  const name = await page.locator('.tpio-program').first().getAttribute('data-name');
  await place(page, name).locator('.tpio-start').click();
  await player(page).waitFor();
  check((await screen(page)).includes(name.replace('.c', '')), 'the picture names it');
});

await test('the list of scenarios opens one by keys', async (page) => {
  await page.goto(new URL('using/player.html', url).href);
  await page.locator('.tpio-play:not([data-program]) .tpio-start').click();
  await player(page).waitFor();
  await page.keyboard.press('/');
  await page.keyboard.type('close-without');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.querySelector('.tpio-player').dataset.place === 'step');
  check((await fragment(page)).startsWith('#close-without-wait@'), 'the address names it');
  await page.keyboard.press('q');
  check((await page.locator('.tpio-player').count()) === 0, 'q closes the player');
  check((await page.evaluate(() => location.hash)) === '', 'the address is as before');
  check(await page.evaluate(() => document.activeElement.classList.contains('tpio-start')), 'the focus is back');
});

await test('Tab goes in and out, in the order of the page', async (page) => {
  await start(page, 'tutorial/first-callback.html', 'hello-read');
  const order = [];
  for (let tab = 0; tab < 40; tab += 1) {
    order.push(await page.evaluate(() => {
      const at = document.activeElement;
      if (!at.closest('.tpio-player')) return 'outside';
      return at.classList[0] ?? at.closest('[class]').classList[0];
    }));
    if (order.at(-1) === 'outside') break;
    await page.keyboard.press('Tab');
  }
  check(order[0] === 'tpio-screen' && order.at(-1) === 'outside', order.join(' > '));
  check(order.includes('tpio-keys'), order.join(' > '));
});

await test('axe finds nothing wrong with the player', async (page) => {
  for (const theme of ['light', 'navy']) {
    await page.addInitScript((name) => localStorage.setItem('mdbook-theme', name), theme);
    await start(page, 'using/player.html', 'close-without-wait');
    await page.locator('.tpio-player button', { hasText: 'change the C' }).click();
    await page.locator('.tpio-player button', { hasText: 'in words' }).click();
    await page.evaluate(axe);
    const found = await page.evaluate(() => axe.run('.tpio-player', { resultTypes: ['violations'] }));
    await picture(page, `axe-${theme}`);
    const list = found.violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((node) => `${node.html.slice(0, 120)} ${node.failureSummary.slice(0, 200)}`).join(' | ')}`);
    check(list.length === 0, `${theme}: ${list.join('\n')}`);
  }
});

await test('axe finds nothing wrong with the pages', async (page) => {
  page.setDefaultTimeout(120_000);
  const wrong = [];
  for (const theme of ['light', 'navy']) {
    await page.addInitScript((name) => localStorage.setItem('mdbook-theme', name), theme);
    const pages = ['tutorial/first-callback.html', 'tutorial/start.html', 'reference/functions/closethreadpoolio.html', 'reference/rules.html', 'atlas/m01.html', 'atlas/symptoms.html', 'using/screens.html', 'stand.html', 'reference/errors.html'];
    // the print page is all pages in one, and takes minutes; once is enough
    for (const path of theme === 'light' ? [...pages, 'print.html'] : pages) {
      const answer = await page.goto(new URL(path, url).href, { timeout: 120_000 });
      check(answer.ok(), `${path}: ${answer.status()}`);
      await page.evaluate(axe);
      // the book's own text; what stands around it is mdBook's
      const found = await page.evaluate(() => axe.run('main', { resultTypes: ['violations'] }));
      const list = found.violations.map(({ id, nodes }) => `${id} (${nodes.length}): ${nodes.slice(0, 4).map((node) => `${node.html.slice(0, 160)} ${node.failureSummary.slice(0, 160)}`).join(' | ')}`);
      wrong.push(...list.map((line) => `${path}, ${theme}: ${line}`));
    }
  }
  check(wrong.length === 0, wrong.join('\n'));
});

await test('on paper the answers of a quiz stand on a sheet of their own', async (page) => {
  await page.goto(new URL('tutorial/start.html', url).href);
  const [folded, sheet] = [page.locator('details.tpio-answer').first(), page.locator('.tpio-on-paper').first()];
  check((await folded.isVisible()) && !(await sheet.isVisible()), 'on the screen they are folded in place');
  await page.emulateMedia({ media: 'print' });
  check(!(await folded.isVisible()) && (await sheet.isVisible()), 'on paper they are not');
  check((await sheet.evaluate((element) => getComputedStyle(element).breakBefore)) === 'page', 'the sheet begins a page');
});

await test('the window can change its size, and the player can fill it', async (page) => {
  await start(page, 'tutorial/first-callback.html', 'hello-read');
  await page.locator('.tpio-player button', { hasText: 'large' }).click();
  await page.waitForTimeout(300);
  const columns = await page.evaluate(() => document.querySelector('.tpio-grid pre').childElementCount);
  check(columns >= 110, `${columns} columns`);
  await picture(page, 'large');
  await page.setViewportSize({ width: 900, height: 700 });
  await page.waitForTimeout(300);
  await page.locator('.tpio-screen').focus();
  await page.keyboard.press('n');
  check((await screen(page)).includes('hello-read'), 'it still draws');
});

await test('without JavaScript the transcript stands there', async (page) => {
  await page.goto(new URL('tutorial/first-callback.html', url).href);
  check((await page.locator('.tpio-start').count()) === 0, 'no button');
  check(await place(page, 'hello-read').locator('pre').first().isVisible(), 'the text is there');
}, { javaScriptEnabled: false });

await test('on a small screen the transcript stands there', async (page) => {
  await page.goto(new URL('tutorial/first-callback.html', url).href);
  check(!(await page.locator('.tpio-start').first().isVisible()), 'no button');
  check(await place(page, 'hello-read').locator('pre').first().isVisible(), 'the text is there');
  await picture(page, 'small');
}, { viewport: { width: 400, height: 800 } });

await test('on paper the transcript stands there, even while the player is on', async (page) => {
  await start(page, 'tutorial/first-callback.html', 'hello-read');
  await page.emulateMedia({ media: 'print' });
  check(!(await player(page).isVisible()), 'no player');
  check(await place(page, 'hello-read').locator('pre').first().isVisible(), 'the text is there');
  await picture(page, 'paper');
});

await test('the player is small enough, and its names carry what is in them', async (page) => {
  await start(page, 'tutorial/first-callback.html', 'hello-read');
  const loaded = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
  const named = (pattern) => loaded.find((name) => pattern.test(name)) ?? check(false, `${pattern} in ${loaded.join(' ')}`);
  const mark = /-([0-9a-f]{8})\.(?:js|wasm)$/;
  const [scriptName, wasmName] = [named(/player\/player-[0-9a-f]{8}\.js$/), named(/player\/player_bg-[0-9a-f]{8}\.wasm$/)];
  check(mark.exec(scriptName)[1] === mark.exec(wasmName)[1], `${scriptName} ${wasmName}`);
  named(/player\/page-[0-9a-f]{8}\.js$/);
  const size = async (name) => {
    const bytes = Buffer.from(await (await fetch(name)).arrayBuffer());
    return [bytes.length, gzipSync(bytes, { level: 9 }).length];
  };
  const [wasm, packed] = await size(wasmName);
  const [script, scriptPacked] = await size(scriptName);
  Object.assign(measured, { 'WebAssembly, bytes': wasm, 'compressed, bytes': packed, 'its script, bytes': script, 'script compressed': scriptPacked });
  check(packed + scriptPacked < 1_000_000, `${packed + scriptPacked} bytes compressed`);
});

await browser.close();
for (const [what, value] of Object.entries(measured)) console.log(`${what}: ${value}`);
console.log(failures === 0 ? 'all is well' : `${failures} failed`);
process.exit(failures === 0 ? 0 : 1);
