import { appendFileSync } from 'node:fs';
/** Attributes and properties of components that a person reads or hears; every other attribute is for the program. */
const SPOKEN = new Set([
	'alt', 'aria-label', 'busy', 'caption', 'confirm', 'description', 'empty', 'error', 'heading', 'hint', 'label', 'note', 'placeholder',
	'refused', 'text', 'title', 'wanted', 'what'
]);
const UNSPOKEN_ELEMENTS = new Set(['script', 'style', 'path', 'code', 'pre']);
/** What a string of a script is for when it is no text: paths, selectors, keys, names of classes, commands, patterns of dates. */
const PROGRAM = [
	/^[/?&]\S*$/,
	/[[\]]/,
	/^(?:a|input|label|select|textarea)(?:, (?:a|input|label|select|textarea))+$/,
	/^DeskError$/,
	/^(?:st|i|b|cap|sm|mute|words|nw|ell)(?: (?:cap|sm|mute|st|b))+$/,
	/^\.body :is|^dialog/,
	/^(?:Alt|Ctrl|Shift)\+/,
	/^(?:Enter|Escape|Tab|Home|End|Delete|Backspace|Space|Control|Shift|Alt|Meta|Arrow\w+|Page(?:Up|Down))$/,
	/^(?:openssl|sha256sum) /,
	/^#?\S*T(?:\d\d|#):/,
	/^#(?:px|:\S*|-\S*|\/\S*)?$/,
	/^(?:2d|2-digit)$/,
	/^en-(?:GB|US)$/
];

export function isText(message) {
	const r = judge(message);
	if (process.env.WORDS_LOG) appendFileSync(process.env.WORDS_LOG, JSON.stringify([r, message.msgStr.join('\n'), message.details]) + '\n');
	return r;
}
function judge(message) {
	const { details } = message;
	const text = message.msgStr.join('\n');
	if (details.element && UNSPOKEN_ELEMENTS.has(details.element)) return false;
	if (!/\p{L}/u.test(text)) return false;
	if (details.scope === 'markup') return 'message';
	if (details.element === 'option' && details.attribute === 'value') return /^\p{Lu}/u.test(text) ? 'message' : false;
	if (details.attribute) return SPOKEN.has(details.attribute) ? 'message' : false;
	if (/^[a-z]/.test(text) && !/\s/.test(text)) return false;
	if (!/\p{Ll}/u.test(text)) return false;
	return PROGRAM.some((form) => form.test(text)) ? false : 'message';
}
