/**
 * The language of the window. It is settled when this module loads, before any text is read, and stays until the window loads anew:
 * a text may then be a plain value anywhere, also in a constant of a module.
 */
// @wc-ignore
export const LANGUAGES = [
	{ code: 'en', name: 'English' },
	{ code: 'de', name: 'Deutsch' }
] as const;

export type Language = (typeof LANGUAGES)[number]['code'];
export type LanguageChoice = 'system' | Language;

/** Where the choices of the appearance are kept on this computer. */
export const APPEARANCE = 'desk.appearance';

const known = (tag: unknown): Language | undefined => LANGUAGES.find(({ code }) => code === tag)?.code;

/** What was chosen; anything else counts as no choice. */
export const choiceOf = (kept: unknown): LanguageChoice => known(kept) ?? 'system';

/** The language of a choice: that of the system where it is one of ours, otherwise English. */
export const languageOf = (choice: LanguageChoice, system: string): Language =>
	choice === 'system' ? (known(system.toLowerCase().split('-')[0]) ?? 'en') : choice;

function current(): Language {
	if (typeof document === 'undefined') return 'en';
	try {
		const kept = JSON.parse(localStorage.getItem(APPEARANCE) ?? '{}') as { language?: unknown };
		return languageOf(choiceOf(kept.language), navigator.language);
	} catch {
		return languageOf('system', navigator.language);
	}
}

export const language: Language = current();

/** A word as it stands amid a sentence. Only English makes every word small there. */
export const amid = (word: string): string => (language === 'en' ? word.toLowerCase() : word);

/** The order of words and names in the language, numbers by their value. */
export const collator = new Intl.Collator(language, { numeric: true, sensitivity: 'base' });
