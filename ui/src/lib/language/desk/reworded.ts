import { language } from '$lib/language/language';
import { germanDates } from './dates.de';
import { reword } from './paths';
import { meaningsIn, sayer } from './say';

type Words = Readonly<Record<string, string>>;

let words: Words = {};
let say: ((text: string) => string) | null = null;

/** The program speaks English; in any other language its words are said anew where they enter the window. They are fetched before the first answer is shown. */
export const wordsRead: Promise<void> =
	language === 'de'
		? import('./words.de.json').then((german) => {
				words = german.default;
				say = sayer(words, germanDates);
			})
		: Promise.resolve();

/** An answer with the program's own words in the language of the window. */
export const reworded = <T>(command: string, answer: T): T => (say ? reword(command, answer, say) : answer);

/** A refusal with its message in the language of the window. The field before the colon is a path, not a word. */
export function refusedInWords(error: unknown): unknown {
	if (!say || typeof error !== 'object' || error === null || !('message' in error) || typeof error.message !== 'string') return error;
	const [, path = '', message = error.message] = /^(\/\S*: )([\s\S]*)$/.exec(error.message) ?? [];
	return { ...reword('refused', { ...error }, say), message: path + say(message) };
}

/** What words that a person looks for mean among the program's own texts, which are English there: for each word, the texts that hold it here. */
export const meanings = (text: string): Record<string, string[]> => (language === 'de' ? meaningsIn(words, text) : {});
