import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { SCREENS } from './screens.js';
import { walkRoute } from './route.js';
import { change, launch, open, serve } from './window.js';

/**
 * Looks at every screen in light, dark and at 200 % text, at the widest ones in German too, and walks the route from an empty register
 * to a pack. `--only=due` looks at the screens of that name in every way, each anew, `--language=de-DE` at every screen in that language.
 */

const OUT = 'build-e2e';
const SHOTS = 'test-results';
/**
 * The whole walk takes each screen in light, and what stands there then in dark, at twice the size and in a smaller window; a part of it
 * opens each of four looks anew, and does its steps in it.
 */
const EACH = { light: { theme: 'light', text: 100 }, dark: { theme: 'dark', text: 100 } };
const LARGE = { text: 200, width: 1100, height: 800 };
const WALK = [{ look: 'light', ...EACH.light, then: { look: 'dark-large', ...EACH.dark, ...LARGE } }];
const PART = [
	{ look: 'light', ...EACH.light },
	{ look: 'dark', ...EACH.dark },
	{ look: 'large', ...EACH.light, ...LARGE },
	{ look: 'dark-large', ...EACH.dark, ...LARGE }
];
/** How many screens are looked at at once. */
const LANES = 2;
const GERMAN = { look: 'german', ...EACH.light, locale: 'de-DE' };
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const failures = [];

async function violations(page) {
	// Evaluated through the debugger, so that the policy of the page stays as it is.
	await page.evaluate(`if (!window.axe) { ${axe} }`);
	const found = await page.evaluate(() =>
		window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], resultTypes: ['violations'] })
	);
	return found.violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((node) => `${node.html.slice(0, 140)} ${node.any[0]?.message ?? ''}`).join('\n      ')}`);
}

/** Nothing scrolls sideways but tabs and wide tables. */
const sideways = (page) => page.evaluate(() => document.documentElement.scrollWidth > innerWidth + 1 || document.body.scrollWidth > innerWidth + 1);

/** What is to be pressed and what is a mark shows its whole text. */
const cut = (page) =>
	page.evaluate(() =>
		[...document.querySelectorAll('button, .btn, .tag, .chip, nav a')]
			.filter((one) => one.checkVisibility() && one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).display !== 'inline')
			.map((one) => one.textContent.trim().slice(0, 60))
	);

/** Waits until the page stands and nothing of it changes any more, however slow the machine is. */
async function settled(page) {
	await page.locator('main h1').first().waitFor();
	await page.evaluate(
		() =>
			new Promise((done) => {
				const rest = () => setTimeout(() => (watcher.disconnect(), done()), 200);
				let timer = rest();
				const watcher = new MutationObserver(() => {
					clearTimeout(timer);
					timer = rest();
				});
				watcher.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
			})
	);
}

/** What had the focus is gone, and nothing else has it. */
const focusLost = (page) => page.evaluate(() => window.deskFocusAt === location.pathname && document.activeElement === document.body);

/** A picture of what stands there, and everything that is wrong with it. */
async function judge(page, screen, { look: name, locale }) {
	const title = `${screen.name}, ${name}`;
	await settled(page);
	await page.screenshot({ path: `${SHOTS}/${screen.name}-${name}.png` });
	for (const violation of await violations(page)) failures.push(`${title}: ${violation}`);
	if (locale) for (const text of await cut(page)) failures.push(`${title}: the text does not fit: ${text}`);
	if (await focusLost(page)) failures.push(`${title}: the focus is lost`);
	if (await sideways(page)) failures.push(`${title}: the window scrolls sideways`);
	looked += 1;
}

async function look(browser, url, lane, screen, { then, ...as }) {
	const { register = true, remind = false, many = 0, state = '' } = screen;
	const { page, complaints } = await open(browser, { url, lane, register, remind, many, state, ...as });
	let now = as;
	try {
		await page.goto(url + screen.path);
		if (screen.ready) await page.getByTestId(screen.ready).first().waitFor();
		if (screen.ready === 'pdf') await page.locator('[data-testid=pdf][data-pages]').waitFor();
		await settled(page);
		await screen.act?.(page);
		await judge(page, screen, as);
		if (then) {
			now = then;
			await change(page, then);
			await judge(page, screen, then);
		}
	} catch (error) {
		failures.push(`${screen.name}, ${now.look}: ${error}`);
	}
	for (const complaint of complaints) failures.push(`${screen.name}, ${now.look}: console: ${complaint}`);
	await page.close();
}

mkdirSync(SHOTS, { recursive: true });
if (!process.argv.includes('--no-build')) {
	execFileSync('npx', ['vite', 'build', '--logLevel', 'warn'], { env: { ...process.env, VITE_BACKEND: 'fake', DESK_UI_OUT: OUT }, stdio: 'inherit' });
}
const only = process.argv.find((argument) => argument.startsWith('--only='))?.slice(7);
const { url, close } = await serve(OUT);
const browser = await launch();
let looked = 0;
const language = process.argv.find((argument) => argument.startsWith('--language='))?.slice(11);
const looksAt = (screen) => (language ? [{ look: language, ...EACH.light, locale: language }] : [...(only ? PART : WALK), ...(screen.german ? [GERMAN] : [])]);
const waiting = SCREENS.filter(({ name }) => !only || name.includes(only));
const lane = async (number) => {
	for (let screen = waiting.shift(); screen; screen = waiting.shift()) {
		for (const as of looksAt(screen)) await look(browser, url, number, screen, as);
	}
};
await Promise.all(Array.from({ length: LANES }, (_, number) => lane(number)));
if (!language && (!only || only === 'route')) {
	const walk = async (way, number) => {
		try {
			await walkRoute(browser, url, way, `${SHOTS}/route-${way}.png`, number);
			console.log(`route by ${way}: passed`);
		} catch (error) {
			failures.push(`route by ${way}: ${error}`);
		}
	};
	await Promise.all(['mouse', 'keyboard'].map(walk));
}
await browser.close();
close();
console.log(`${looked} looks at ${SCREENS.length} screens, screenshots in ${SHOTS}`);
for (const failure of failures) console.error(`FAILED ${failure}`);
process.exit(failures.length > 0 ? 1 : 0);
