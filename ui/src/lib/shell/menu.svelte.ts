import { goto } from '$app/navigation';
import { backend, call } from '$lib/ipc/backend';
import { asDeskError } from '$lib/ipc/errors';
import type { MenuEntry, MenuPart, RegisterState } from '$lib/ipc/types';
import { prefs, type Theme } from '$lib/session/prefs.svelte';
import { saving } from '$lib/session/saving.svelte';
import { session } from '$lib/session/session.svelte';
import { doors } from './doors.svelte';
import { keysOf, PLACES } from './places';
import { printing } from './printing.svelte';
import { recent } from './recent.svelte';

type Run = () => unknown;

/** Opens another register; what is typed is written first. A refusal is told on the screen. */
async function enter(open: () => Promise<RegisterState | null>): Promise<void> {
	try {
		await saving.flush();
		const register = await open();
		if (!register) return;
		await session.enter(register);
		await goto('/');
	} catch (failure) {
		session.error = asDeskError(failure);
		await session.lost();
	} finally {
		await recent.read();
	}
}

async function quit(): Promise<void> {
	await saving.flush();
	await call('quit');
}

/** Everything that the menu of the window does, by the name that it calls it. The same is in the palette and on the screens. */
function actions(): Record<string, Run> {
	const places = Object.fromEntries(PLACES.map(({ id, href }) => [`go-${id}`, () => goto(href)]));
	const themes = Object.fromEntries((['system', 'light', 'dark'] as Theme[]).map((theme) => [`theme-${theme}`, () => (prefs.theme = theme)]));
	const registers = Object.fromEntries(recent.registers.map((_, index) => [`recent-${index}`, () => enter(() => call('open_recent', { index }))]));
	return {
		...places,
		...themes,
		...registers,
		'new-disclosure': () => (doors.newDisclosure = session.writable),
		'create-register': () => enter(() => call('create_register')),
		'open-register': () => enter(() => call('open_register')),
		'forget-recent': () => recent.forget(),
		'import-advisory': () => goto('/disclosures?import=1'),
		'import-products': () => goto('/products?import=1'),
		'receive-mail': () => goto('/intake?mail=1'),
		print: () => printing.run(),
		quit,
		undo: () => document.execCommand('undo'),
		redo: () => document.execCommand('redo'),
		palette: () => (doors.palette = true),
		'zoom-in': () => prefs.stepText(1),
		'zoom-out': () => prefs.stepText(-1),
		'zoom-reset': () => prefs.stepText(0),
		keys: () => (doors.keys = true),
		about: () => (doors.about = true)
	};
}

const LINE: MenuEntry = { is: 'line' };
/** The places before which a line stands: other views, then parts of Compliance, then parts of Settings. */
const BEGINS: ReadonlySet<string> = new Set(['due-calendar', 'documents', 'rules']);

/** The menu as it is now, in the words of the window. */
function parts(): MenuPart[] {
	const open = session.register !== null;
	const item = (id: string, label: string, keys: string | null = null, enabled = open): MenuEntry => ({ is: 'item', id, label, keys, enabled, checked: null });
	const choice = (id: string, label: string, checked: boolean): MenuEntry => ({ is: 'item', id, label, keys: null, enabled: true, checked });
	const edit = (does: 'undo' | 'redo' | 'cut' | 'copy' | 'paste' | 'select_all', label: string): MenuEntry => ({ is: 'edit', does, label });
	const registers = recent.registers.map(({ name, folder, exists }, index): MenuEntry => item(`recent-${index}`, `${name}  (${folder})`, null, exists));
	return [
		{
			label: 'File',
			entries: [
				item('new-disclosure', 'New disclosure…', 'CmdOrCtrl+N', open && session.writable),
				LINE,
				item('create-register', 'Create a register…', null, true),
				item('open-register', 'Open a register…', 'CmdOrCtrl+O', true),
				{ is: 'part', label: 'Opened lately', entries: registers.length > 0 ? [...registers, LINE, item('forget-recent', 'Forget these', null, true)] : [item('none', 'None yet', null, false)] },
				LINE,
				item('import-advisory', 'Import an advisory…', null, open && session.writable),
				item('import-products', 'Import products…', null, open && session.writable),
				item('receive-mail', 'Receive a mail…', null, open && session.writable),
				LINE,
				item('print', 'Print…', 'CmdOrCtrl+P', open && printing.what !== null),
				LINE,
				item('quit', 'Quit', 'CmdOrCtrl+Q', true)
			]
		},
		{ label: 'Edit', entries: [edit('undo', 'Undo'), edit('redo', 'Redo'), LINE, edit('cut', 'Cut'), edit('copy', 'Copy'), edit('paste', 'Paste'), edit('select_all', 'Select all')] },
		{
			label: 'View',
			entries: [
				item('palette', 'Search, or go anywhere…', 'CmdOrCtrl+K'),
				LINE,
				item('zoom-in', 'Larger text', 'CmdOrCtrl+=', prefs.textSize < 200),
				item('zoom-out', 'Smaller text', 'CmdOrCtrl+-', prefs.textSize > 80),
				item('zoom-reset', 'Text as it was', 'CmdOrCtrl+0', prefs.textSize !== 100),
				LINE,
				choice('theme-system', 'Colours of the system', prefs.theme === 'system'),
				choice('theme-light', 'Light colours', prefs.theme === 'light'),
				choice('theme-dark', 'Dark colours', prefs.theme === 'dark')
			]
		},
		{ label: 'Go', entries: PLACES.flatMap((place) => [...(BEGINS.has(place.id) ? [LINE] : []), item(`go-${place.id}`, place.key ? `${place.label}\u2003${keysOf(place)}` : place.label)]) },
		{ label: 'Help', entries: [item('go-help', 'Guide'), item('keys', 'Keys'), LINE, item('about', 'About Disclosure Desk', null, true)] }
	];
}

let shown = '';

/** Keeps the menu of the window as things are, from an `$effect`. */
export function showMenu(): void {
	const menu = parts();
	const text = JSON.stringify(menu);
	if (text === shown) return;
	shown = text;
	// A desktop without menus has the palette.
	void call('set_menu', { menu }).catch(() => undefined);
}

/** Does what an entry of the menu does. A locked window does nothing but end. */
export function doInMenu(id: string): void {
	if (session.locked && id !== 'quit') return;
	void actions()[id]?.();
}

/** Hears what is chosen in the menu, until the answer is called. */
export async function hearMenu(): Promise<() => void> {
	return (await backend()).onMenu(doInMenu);
}
