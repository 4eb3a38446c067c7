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

/** Whether what was found in the source is a text for people, and so belongs into the catalogue. `@wc-include` and `@wc-ignore` overrule it. */
export function isText({ details, msgStr }) {
	const text = msgStr.join('\n');
	if (UNSPOKEN_ELEMENTS.has(details.element)) return false;
	if (!/\p{L}/u.test(text)) return false;
	if (details.scope === 'markup') return 'message';
	if (details.element === 'option' && details.attribute === 'value') return /^\p{Lu}/u.test(text) ? 'message' : false;
	if (details.attribute) return SPOKEN.has(details.attribute) ? 'message' : false;
	// A single word in small letters is mostly a value; one that is shown is marked.
	if (/^[a-z]/.test(text) && !/\s/.test(text)) return false;
	if (!/\p{Ll}/u.test(text)) return false;
	return PROGRAM.some((form) => form.test(text)) ? false : 'message';
}
