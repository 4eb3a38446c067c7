import { prefs } from '$lib/session/prefs.svelte';
import { keysOf, PLACES } from './places';

type Action = () => void;

/** What the shown page does on a key; a page sets its own and takes them back when it goes. */
const pageKeys: Record<string, Action>[] = [];

/** Binds keys while a page is shown. Names: `F8`, `Shift+F8`, `Ctrl+Enter`, `Alt+1`, and single letters such as `m`. */
export function usePageKeys(keys: Record<string, Action>): () => void {
	pageKeys.push(keys);
	return () => pageKeys.splice(pageKeys.indexOf(keys), 1);
}

/** The name of a key press. On a Mac, Ctrl reads Cmd. */
function keyName(event: KeyboardEvent): string {
	const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
	const shift = event.shiftKey && (event.key.length > 1 || event.ctrlKey || event.metaKey);
	return `${event.ctrlKey || event.metaKey ? 'Ctrl+' : ''}${event.altKey ? 'Alt+' : ''}${shift ? 'Shift+' : ''}${key}`;
}

const inField = (target: EventTarget | null) =>
	target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));

let afterG = 0;

/** Handles a key press: single letters only outside of fields and dialogs, the rest anywhere. */
export function onKey(event: KeyboardEvent, shellKeys: Record<string, Action>, places: Record<string, Action>): void {
	if (event.defaultPrevented) return;
	const name = keyName(event);
	const single = event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
	const dialog = document.querySelector('dialog[open]') !== null;
	if (single && (inField(event.target) || dialog || !prefs.singleKeys)) return;
	if (dialog && !name.startsWith('Ctrl')) return;

	if (single && Date.now() - afterG < 1500) {
		afterG = 0;
		const go = places[name];
		if (go) {
			event.preventDefault();
			go();
			return;
		}
	}
	if (name === 'g') {
		afterG = Date.now();
		return;
	}
	const action = (dialog ? undefined : pageKeys.at(-1)?.[name]) ?? shellKeys[name];
	if (action) {
		event.preventDefault();
		action();
	}
}

/** F6: the next part of the window. */
export function nextPane(): void {
	const panes = [...document.querySelectorAll<HTMLElement>('[data-pane]')];
	const at = panes.findIndex((pane) => pane.contains(document.activeElement));
	const next = panes[(at + 1) % panes.length];
	if (!next) return;
	const inner = next.matches('[tabindex], a, button, input')
		? next
		: next.querySelector<HTMLElement>('a, button, input, select, textarea, [tabindex="0"]');
	(inner ?? next).focus();
}

interface KeyGroup {
	title: string;
	keys: [keys: string, does: string][];
}

/** Every key, by where it works. */
export const HELP: KeyGroup[] = [
	{
		title: 'Anywhere',
		keys: [
			['Ctrl K', 'Search, or go anywhere'],
			['Ctrl N', 'New disclosure'],
			['Ctrl O', 'Open a register'],
			['Ctrl S', 'Save now; it is saved anyway'],
			['Ctrl P', 'Print what is shown'],
			['Ctrl L', 'Lock the window'],
			['F6', 'Next part of the window'],
			['Ctrl + − 0', 'Text size, 80 to 200 %'],
			['Esc', 'Close'],
			['?', 'This list']
		]
	},
	{ title: 'Go to', keys: PLACES.flatMap((place): [string, string][] => (place.key ? [[keysOf(place), place.label]] : [])) },
	{
		title: 'In a list',
		keys: [
			['J K, arrows', 'Next and previous row'],
			[/* @wc-include */ 'Enter', 'Open'],
			['/', 'Filter this list'],
			['X', 'Select the row (disclosures)']
		]
	},
	{
		title: 'Due',
		keys: [
			[/* @wc-include */ 'Space', 'Show or hide why a date is what it is'],
			['M', 'Record as met'],
			['A', 'Say who is responsible'],
			['F', 'Record a fact'],
			['T', 'Look at another time'],
			['1 2 3', 'List, calendar, timeline'],
			['Page up, down', 'Another month (calendar)']
		]
	},
	{
		title: 'Disclosure and notice',
		keys: [
			['Alt 1 to 9', 'Tab of the disclosure'],
			['F8, Shift F8', 'Next, previous finding'],
			['Ctrl Enter', 'Next step of a notice: review, approve, seal']
		]
	}
];
