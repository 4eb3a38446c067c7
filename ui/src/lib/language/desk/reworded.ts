import { language } from '$lib/language/language';
import { germanDates } from './dates.de';
import { reword } from './paths';
import { sayer } from './say';
import german from './words.de.json';

/** The program speaks English; in any other language its words are said anew where they enter the window. */
const say = language === 'de' ? sayer(german, germanDates) : null;

/** An answer with the program's own words in the language of the window. */
export const reworded = <T>(command: string, answer: T): T => (say ? reword(command, answer, say) : answer);

/** A refusal with its message in the language of the window. The field before the colon is a path, not a word. */
export function refusedInWords(error: unknown): unknown {
	if (!say || typeof error !== 'object' || error === null || !('message' in error) || typeof error.message !== 'string') return error;
	const [, path = '', message = error.message] = /^(\/\S*: )([\s\S]*)$/.exec(error.message) ?? [];
	return { ...reword('refused', { ...error }, say), message: path + say(message) };
}
